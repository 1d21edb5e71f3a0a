package dev.embercache.sample.details;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/**
 * Tasting notes of products.
 */
@Service
public class DetailsService {

	private final TastingLab lab;

	DetailsService(TastingLab lab) {
		this.lab = lab;
	}

	@Cacheable("details")
	public ProductDetails details(String sku) {
		return this.lab.taste(sku);
	}

}
