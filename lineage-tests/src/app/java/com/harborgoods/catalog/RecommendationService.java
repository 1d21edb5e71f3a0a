package com.harborgoods.catalog;

import java.util.List;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class RecommendationService {

	private final CatalogService catalog;

	private final RecommendationStrategy strategy;

	RecommendationService(CatalogService catalog, RecommendationStrategy strategy) {
		this.catalog = catalog;
		this.strategy = strategy;
	}

	@Cacheable("recommendations")
	public List<String> recommendations(String sku) {
		return this.strategy.recommend(this.catalog.entity(sku));
	}

}
