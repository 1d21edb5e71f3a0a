package com.harborgoods.pricing;

import java.util.Set;

import com.harborgoods.common.Registry;
import com.harborgoods.common.Sku;

public final class Discounts {

	private static final Registry<String, Discount> BY_FAMILY = new Registry<String, Discount>()
		.with("TEA", new Discount.Threshold(5, new Discount.Percentage(10)))
		.with("COF", new Discount.Percentage(3));

	private Discounts() {
	}

	public static Discount of(Sku sku) {
		return BY_FAMILY.get(sku.family(), new Discount.None());
	}

	public static Set<String> families() {
		return BY_FAMILY.keys();
	}

}
