package com.harborgoods.common;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

public interface Mapper<E, V> {

	V toView(E entity);

	default List<V> toViews(Collection<? extends E> entities) {
		List<V> views = new ArrayList<>();
		for (E entity : entities) {
			views.add(toView(entity));
		}
		return views;
	}

}
