package com.harborgoods.web;

import java.util.List;

import com.harborgoods.catalog.CatalogService;
import com.harborgoods.catalog.CategoryService;
import com.harborgoods.catalog.CategoryTree;
import com.harborgoods.catalog.ProductCard;
import com.harborgoods.catalog.ProductView;
import com.harborgoods.common.PageView;
import com.harborgoods.common.Sku;
import com.harborgoods.search.SearchService;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/catalog")
public class CatalogController {

	private final CatalogService catalog;

	private final CategoryService categories;

	private final SearchService search;

	CatalogController(CatalogService catalog, CategoryService categories, SearchService search) {
		this.catalog = catalog;
		this.categories = categories;
		this.search = search;
	}

	@GetMapping("/products/{sku}")
	ProductView product(@PathVariable Sku sku) {
		return this.catalog.product(sku.toString());
	}

	@GetMapping("/products")
	PageView<ProductCard> products(@RequestParam(defaultValue = "0") int page) {
		return this.catalog.pageView(page);
	}

	@GetMapping("/categories")
	List<CategoryTree> categories() {
		return this.categories.tree();
	}

	@GetMapping("/search")
	List<ProductView> search(@RequestParam String words) {
		return this.search.views(words);
	}

}
