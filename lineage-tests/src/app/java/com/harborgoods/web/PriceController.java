package com.harborgoods.web;

import java.io.IOException;
import java.util.List;

import com.harborgoods.pricing.PriceService;
import com.harborgoods.pricing.Promotion;
import com.harborgoods.pricing.PromotionService;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/prices")
public class PriceController {

	private final PriceService prices;

	private final PromotionService promotions;

	PriceController(PriceService prices, PromotionService promotions) {
		this.prices = prices;
		this.promotions = promotions;
	}

	@GetMapping("/{sku}")
	PriceResponse price(@PathVariable String sku, @RequestParam(defaultValue = "1") int count) {
		return new PriceResponse(sku, count, this.prices.price(sku, count));
	}

	@GetMapping("/promotions")
	List<Promotion> promotions() throws IOException {
		return this.promotions.promotions();
	}

}
