package com.harborgoods.common;

public record Sku(String family, int number) {

	public static Sku of(String text) {
		int dash = text.indexOf('-');
		return new Sku(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
	}

	@Override
	public String toString() {
		return "%s-%03d".formatted(this.family, this.number);
	}

}
