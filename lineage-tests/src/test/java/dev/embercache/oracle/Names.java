package dev.embercache.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Numbers for the names of methods and fields, so that woven code need not carry texts.
 */
final class Names {

	private final Map<String, Integer> numbers = new HashMap<>();

	private final List<String> names = new CopyOnWriteArrayList<>();

	synchronized int number(String name) {
		return this.numbers.computeIfAbsent(name, (key) -> {
			this.names.add(key);
			return this.names.size() - 1;
		});
	}

	String name(int number) {
		return (number < 0) ? "content" : this.names.get(number);
	}

}
