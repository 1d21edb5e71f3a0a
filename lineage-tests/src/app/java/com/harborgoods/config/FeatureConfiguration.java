package com.harborgoods.config;

import java.math.BigDecimal;
import java.util.List;

import com.harborgoods.catalog.ProductRepository;
import com.harborgoods.catalog.RecommendationStrategy;
import com.harborgoods.catalog.SimilarProducts;
import com.harborgoods.pricing.SurchargePolicy;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
public class FeatureConfiguration {

	@Bean
	@ConditionalOnProperty(name = "harbor.recommendations", havingValue = "similar")
	RecommendationStrategy similarProducts(ProductRepository products) {
		return new SimilarProducts(products);
	}

	@Bean
	@ConditionalOnMissingBean(RecommendationStrategy.class)
	RecommendationStrategy noRecommendations() {
		return (product) -> List.of();
	}

	@Bean
	@Profile("peak")
	SurchargePolicy peakSurcharge(ShippingProperties shipping) {
		return (money) -> money.times(BigDecimal.ONE.add(shipping.getSurcharge()));
	}

	@Bean
	@Profile("!peak")
	SurchargePolicy noSurcharge() {
		return (money) -> money;
	}

}
