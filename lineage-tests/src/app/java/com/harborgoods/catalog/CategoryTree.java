package com.harborgoods.catalog;

import java.util.List;

public record CategoryTree(String code, String title, List<CategoryTree> children) {

	public int size() {
		return 1 + this.children.stream().mapToInt(CategoryTree::size).sum();
	}

}
