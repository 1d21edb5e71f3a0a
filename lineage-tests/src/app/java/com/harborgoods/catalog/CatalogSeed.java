package com.harborgoods.catalog;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Order(1)
public class CatalogSeed implements ApplicationRunner {

	private final ProductRepository products;

	private final CategoryRepository categories;

	private final BrandRepository brands;

	private final Resource file;

	CatalogSeed(ProductRepository products, CategoryRepository categories, BrandRepository brands,
			@Value("classpath:seed/products.csv") Resource file) {
		this.products = products;
		this.categories = categories;
		this.brands = brands;
		this.file = file;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) throws IOException {
		if (this.products.count() > 0) {
			return;
		}
		for (String line : this.file.getContentAsString(StandardCharsets.UTF_8).lines().skip(1).toList()) {
			String[] cells = line.split(";");
			Product product = new Product(cells[0], cells[1], cells[2], new BigDecimal(cells[3]),
					Integer.parseInt(cells[4]));
			product.setCategory(this.categories.findByCode(cells[5]).orElseThrow());
			product.setBrand(this.brands.findByName(cells[6]).orElseThrow());
			product.setStatus(ProductStatus.valueOf(cells[7]));
			this.products.save(product);
		}
	}

}
