package com.harborgoods.catalog;

import com.harborgoods.common.Mapper;
import com.harborgoods.common.Texts;

import org.springframework.stereotype.Component;

@Component
public class ProductMapper implements Mapper<Product, ProductView> {

	private final WeightLabels weights;

	ProductMapper(WeightLabels weights) {
		this.weights = weights;
	}

	@Override
	public ProductView toView(Product product) {
		return new ProductView(product.getSku(), product.getName(), Texts.slug(product.getName()),
				product.getCategory().getTitle(), product.getStatus().text(), this.weights.label(product.getGrams()));
	}

	public ProductCard toCard(Product product) {
		return new ProductCard(product.getSku(), Texts.title(product.getName()),
				Texts.shortened(product.getDescription()));
	}

}
