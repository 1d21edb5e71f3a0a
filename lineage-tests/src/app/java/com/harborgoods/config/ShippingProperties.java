package com.harborgoods.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("harbor.shipping")
public class ShippingProperties {

	private BigDecimal freeFrom = new BigDecimal("100");

	private BigDecimal surcharge = BigDecimal.ZERO;

	private final Map<String, BigDecimal> zones = new LinkedHashMap<>();

	private int handlingDays = 1;

	public BigDecimal getFreeFrom() {
		return this.freeFrom;
	}

	public void setFreeFrom(BigDecimal freeFrom) {
		this.freeFrom = freeFrom;
	}

	public BigDecimal getSurcharge() {
		return this.surcharge;
	}

	public void setSurcharge(BigDecimal surcharge) {
		this.surcharge = surcharge;
	}

	public Map<String, BigDecimal> getZones() {
		return this.zones;
	}

	public int getHandlingDays() {
		return this.handlingDays;
	}

	public void setHandlingDays(int handlingDays) {
		this.handlingDays = handlingDays;
	}

}
