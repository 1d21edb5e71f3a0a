package com.harborgoods.reports;

import java.util.concurrent.CompletableFuture;

import com.harborgoods.catalog.CategoryService;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

@Component
public class AsyncFigures {

	private final CategoryService categories;

	AsyncFigures(CategoryService categories) {
		this.categories = categories;
	}

	@Async
	public CompletableFuture<Figures> of(String family) {
		return CompletableFuture.completedFuture(new Figures(family, count(family)));
	}

	private long count(String family) {
		return this.categories.sizes().getOrDefault(family, 0L);
	}

}
