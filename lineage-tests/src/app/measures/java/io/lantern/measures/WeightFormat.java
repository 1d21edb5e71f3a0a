package io.lantern.measures;

import java.util.Locale;

public final class WeightFormat {

	private WeightFormat() {
	}

	public static String grams(Weight weight) {
		return weight.grams() + " g";
	}

	public static String kilograms(Weight weight) {
		return String.format(Locale.ROOT, "%.1f kg", weight.grams() / 1000.0);
	}

}
