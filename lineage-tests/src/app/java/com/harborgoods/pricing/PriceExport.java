package com.harborgoods.pricing;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class PriceExport {

	private final PriceService prices;

	private final JsonMapper json;

	PriceExport(PriceService prices, JsonMapper json) {
		this.prices = prices;
		this.json = json;
	}

	@Cacheable("price-json")
	public String json(String sku) {
		return this.json.writeValueAsString(this.prices.price(sku, 1));
	}

}
