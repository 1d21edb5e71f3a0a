package com.harborgoods.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("harbor.pricing")
public record PricingProperties(@DefaultValue("HALF_UP") RoundingMode rounding, @DefaultValue("5") int vipDiscount,
		Map<String, BigDecimal> margins) {

	public BigDecimal margin(String family) {
		return this.margins.getOrDefault(family, new BigDecimal("1.10"));
	}

}
