package io.lantern.measures;

public record Weight(int grams) {

	public static Weight ofGrams(int grams) {
		return new Weight(grams);
	}

}
