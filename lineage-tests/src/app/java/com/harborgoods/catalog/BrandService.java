package com.harborgoods.catalog;

import java.util.List;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
public class BrandService {

	private final BrandRepository brands;

	private final ProductRepository products;

	BrandService(BrandRepository brands, ProductRepository products) {
		this.brands = brands;
		this.products = products;
	}

	@Cacheable(value = "brands", unless = "#result == null")
	public BrandView brand(String name) {
		return this.brands.findByName(name).map(this::view).orElse(null);
	}

	@Cacheable("brand-entities")
	public List<Brand> all() {
		return this.brands.findAll(Sort.by("name"));
	}

	private BrandView view(Brand brand) {
		List<String> skus = this.products.findByBrandNameOrderBySku(brand.getName())
			.stream()
			.map(Product::getSku)
			.toList();
		return new BrandView(brand.getName(), brand.getCountry(), skus);
	}

}
