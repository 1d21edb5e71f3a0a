package dev.embercache.sample.catalog;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

import dev.embercache.sample.supplier.SupplierCall;

/**
 * The products, page by page.
 */
@Service
public class CatalogService {

	private static final int PAGE_SIZE = 6;

	private final ProductRepository products;

	private final Duration delay;

	CatalogService(ProductRepository products, @Value("${shop.catalog.delay}") Duration delay) {
		this.products = products;
		this.delay = delay;
	}

	@Cacheable("catalog")
	public Page<Product> page(int number) {
		SupplierCall.make(this.delay);
		return this.products.findAll(PageRequest.of(number, PAGE_SIZE, Sort.by("name")));
	}

}
