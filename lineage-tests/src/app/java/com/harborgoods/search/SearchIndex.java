package com.harborgoods.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.harborgoods.catalog.Product;
import com.harborgoods.catalog.ProductRepository;
import com.harborgoods.catalog.ProductStatus;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
public class SearchIndex {

	private final Map<String, Set<String>> skus = new HashMap<>();

	private final Tokenizer tokenizer;

	private final Synonyms synonyms;

	private final ProductRepository products;

	SearchIndex(Tokenizer tokenizer, Synonyms synonyms, ProductRepository products) {
		this.tokenizer = tokenizer;
		this.synonyms = synonyms;
		this.products = products;
	}

	@EventListener(ApplicationReadyEvent.class)
	void build() {
		for (Product product : this.products.withStatus(ProductStatus.ACTIVE)) {
			add(product.getSku(), product.getName() + " " + product.getDescription());
		}
	}

	private void add(String sku, String text) {
		for (String token : this.tokenizer.tokens(text)) {
			this.skus.computeIfAbsent(this.synonyms.of(token), (key) -> new TreeSet<>()).add(sku);
		}
	}

	public Set<String> find(String token) {
		return this.skus.getOrDefault(this.synonyms.of(token), Set.of());
	}

}
