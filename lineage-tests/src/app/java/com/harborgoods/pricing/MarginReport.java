package com.harborgoods.pricing;

import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

import com.harborgoods.config.PricingProperties;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

@Service
public class MarginReport {

	private final PricingProperties properties;

	private final Environment environment;

	MarginReport(PricingProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	@Cacheable("margins")
	public Map<String, String> margins() {
		Map<String, String> margins = new TreeMap<>();
		for (String family : Discounts.families()) {
			margins.put(family, this.properties.margin(family).toPlainString());
		}
		margins.put("note", this.environment.getProperty("harbor.pricing.note", "none"));
		return margins;
	}

	@Cacheable("rounding")
	public RoundingMode rounding() {
		return this.properties.rounding();
	}

}
