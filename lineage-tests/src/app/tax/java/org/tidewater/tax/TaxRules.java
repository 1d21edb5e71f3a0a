package org.tidewater.tax;

import java.math.BigDecimal;
import java.util.Set;

class TaxRules {

	private static final Set<String> FOOD = Set.of("TEA", "GREEN", "COF");

	boolean isReduced(String category) {
		return FOOD.contains(category);
	}

	BigDecimal reduced(BigDecimal rate) {
		return rate.subtract(new BigDecimal("0.12"));
	}

}
