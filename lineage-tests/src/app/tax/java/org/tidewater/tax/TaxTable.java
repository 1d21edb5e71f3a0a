package org.tidewater.tax;

import java.math.BigDecimal;
import java.util.Map;

public class TaxTable {

	private final TaxRules rules = new TaxRules();

	private final Map<String, BigDecimal> standard = Map.of("DE", new BigDecimal("0.19"), "AT", new BigDecimal("0.20"));

	public BigDecimal rate(String country, String category) {
		BigDecimal rate = this.standard.getOrDefault(country, new BigDecimal("0.25"));
		return this.rules.isReduced(category) ? this.rules.reduced(rate) : rate;
	}

}
