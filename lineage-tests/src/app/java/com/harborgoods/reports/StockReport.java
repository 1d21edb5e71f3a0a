package com.harborgoods.reports;

import java.util.List;

import com.harborgoods.catalog.ProductRepository;
import com.harborgoods.catalog.ProductStatus;
import com.harborgoods.inventory.StockService;

import org.springframework.stereotype.Component;

@Component
public class StockReport extends ReportTemplate {

	private final StockService stock;

	private final ProductRepository products;

	StockReport(StockService stock, ProductRepository products) {
		this.stock = stock;
		this.products = products;
	}

	@Override
	protected String title() {
		return "Stock";
	}

	@Override
	protected String header() {
		return "=".repeat(title().length());
	}

	@Override
	protected List<String> rows() {
		return this.products.withStatus(ProductStatus.ACTIVE)
			.stream()
			.map((product) -> product.getSku() + " " + this.stock.availability(product.getSku()))
			.toList();
	}

}
