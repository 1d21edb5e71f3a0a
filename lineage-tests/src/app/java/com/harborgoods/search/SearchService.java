package com.harborgoods.search;

import java.util.List;

import com.harborgoods.catalog.CatalogService;
import com.harborgoods.catalog.ProductView;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class SearchService {

	private static final int LIMIT = 4;

	private final SearchIndex index;

	private final Tokenizer tokenizer;

	private final CatalogService catalog;

	SearchService(SearchIndex index, Tokenizer tokenizer, CatalogService catalog) {
		this.index = index;
		this.tokenizer = tokenizer;
		this.catalog = catalog;
	}

	@Cacheable("searches")
	public List<String> search(String words) {
		Ranking<String> ranking = new Ranking<>();
		int weight = 8;
		for (String token : this.tokenizer.tokens(words)) {
			for (String sku : this.index.find(token)) {
				ranking.hit(sku, weight);
			}
			weight = Math.max(1, weight / 2);
		}
		return ranking.best(LIMIT);
	}

	@Cacheable("search-views")
	public List<ProductView> views(String words) {
		return search(words).stream().map(this.catalog::product).toList();
	}

}
