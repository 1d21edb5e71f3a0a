package com.harborgoods.common;

import java.util.List;
import java.util.function.Function;

import org.springframework.data.domain.Page;

public record PageView<T>(List<T> items, int number, long total) {

	public static <E, T> PageView<T> of(Page<E> page, Function<E, T> mapping) {
		return new PageView<>(page.getContent().stream().map(mapping).toList(), page.getNumber(),
				page.getTotalElements());
	}

	public boolean hasItems() {
		return !this.items.isEmpty();
	}

}
