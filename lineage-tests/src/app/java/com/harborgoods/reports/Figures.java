package com.harborgoods.reports;

public record Figures(String family, long count) {

	public Figures doubled() {
		return new Figures(this.family, this.count * 2);
	}

}
