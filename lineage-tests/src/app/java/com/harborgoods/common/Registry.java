package com.harborgoods.common;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

public class Registry<K extends Comparable<K>, V> {

	private final Map<K, V> entries = new TreeMap<>();

	public Registry<K, V> with(K key, V value) {
		this.entries.put(key, value);
		return this;
	}

	public V get(K key, V fallback) {
		return this.entries.getOrDefault(key, fallback);
	}

	public Set<K> keys() {
		return Collections.unmodifiableSet(this.entries.keySet());
	}

}
