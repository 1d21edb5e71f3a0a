package com.harborgoods.partners;

import java.time.LocalDate;

public record Partner(String name, LocalDate since) {

	public int years(int now) {
		return now - this.since.getYear();
	}

}
