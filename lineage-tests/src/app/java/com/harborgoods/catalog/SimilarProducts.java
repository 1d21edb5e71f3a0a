package com.harborgoods.catalog;

import java.util.List;

public class SimilarProducts implements RecommendationStrategy {

	private static final int LIMIT = 3;

	private final ProductRepository products;

	public SimilarProducts(ProductRepository products) {
		this.products = products;
	}

	@Override
	public List<String> recommend(Product product) {
		return this.products.findByCategoryCodeOrderBySku(product.getCategory().getCode())
			.stream()
			.map(Product::getSku)
			.filter((sku) -> !sku.equals(product.getSku()))
			.limit(LIMIT)
			.toList();
	}

}
