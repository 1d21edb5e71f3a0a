package com.harborgoods.web;

import java.util.List;

import com.harborgoods.shipping.LabelService;
import com.harborgoods.shipping.ShippingOffer;
import com.harborgoods.shipping.ShippingService;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/shipping")
public class ShippingController {

	private final ShippingService shipping;

	private final LabelService labels;

	ShippingController(ShippingService shipping, LabelService labels) {
		this.shipping = shipping;
		this.labels = labels;
	}

	@GetMapping("/offers")
	List<ShippingOffer> offers(@RequestParam int grams, @RequestParam String country) {
		return this.shipping.offers(grams, country);
	}

	@GetMapping("/label")
	String label(@RequestParam String receiver) {
		return this.labels.label("plain", receiver);
	}

}
