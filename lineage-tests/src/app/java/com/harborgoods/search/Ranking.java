package com.harborgoods.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class Ranking<T extends Comparable<T>> {

	private final Map<T, Integer> scores = new TreeMap<>();

	public void hit(T item, int weight) {
		this.scores.merge(item, weight, Integer::sum);
	}

	public List<T> best(int limit) {
		return this.scores.entrySet()
			.stream()
			.sorted(Map.Entry.<T, Integer>comparingByValue().reversed())
			.limit(limit)
			.map(Map.Entry::getKey)
			.toList();
	}

}
