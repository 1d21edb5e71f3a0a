package com.harborgoods.reports;

import java.util.List;
import java.util.stream.Collectors;

import com.harborgoods.catalog.CatalogService;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class CsvService {

	private final CsvWriter writer;

	private final CatalogService catalog;

	CsvService(CsvWriter writer, CatalogService catalog) {
		this.writer = writer;
		this.catalog = catalog;
	}

	@Cacheable("csv")
	public String csv(String category) {
		return this.catalog.cards(category)
			.stream()
			.map((card) -> this.writer.line(List.of(card.sku(), card.title(), card.teaser().length())))
			.collect(Collectors.joining("\n"));
	}

}
