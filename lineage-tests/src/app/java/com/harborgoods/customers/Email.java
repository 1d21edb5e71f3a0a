package com.harborgoods.customers;

import java.util.Locale;

public record Email(String user, String domain) {

	public static Email parse(String text) {
		String[] parts = text.split("@");
		return new Email(parts[0], parts[1].toLowerCase(Locale.ROOT));
	}

	public String masked() {
		return this.user.charAt(0) + "***@" + this.domain;
	}

	@Override
	public String toString() {
		return this.user + "@" + this.domain;
	}

}
