package com.harborgoods.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.harborgoods.common.NotFoundException;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
public class CategoryService {

	private final CategoryRepository categories;

	private final ProductRepository products;

	CategoryService(CategoryRepository categories, ProductRepository products) {
		this.categories = categories;
		this.products = products;
	}

	@Cacheable("category-tree")
	public List<CategoryTree> tree() {
		return this.categories.roots().stream().map(this::tree).toList();
	}

	private CategoryTree tree(Category category) {
		List<CategoryTree> children = this.categories.findByParentCodeOrderByCode(category.getCode())
			.stream()
			.map(this::tree)
			.toList();
		return new CategoryTree(category.getCode(), category.getTitle(), children);
	}

	@Cacheable("breadcrumbs")
	public String breadcrumb(String code) {
		Deque<String> titles = new ArrayDeque<>();
		Category category = this.categories.findByCode(code).orElseThrow(() -> new NotFoundException("category", code));
		while (category != null) {
			titles.push(category.getTitle());
			category = category.getParent();
		}
		return String.join(" > ", titles);
	}

	@Cacheable("category-sizes")
	public Map<String, Long> sizes() {
		Map<String, Long> sizes = new TreeMap<>();
		this.categories.findAll()
			.forEach((category) -> sizes.put(category.getCode(), this.products.countIn(category.getCode())));
		return sizes;
	}

}
