package dev.embercache.lineage.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The types that code within reach works with, and what waits for one of them to be used.
 */
final class UsedTypes {

	private final Consumer<Runnable> later;

	private final Map<String, List<Runnable>> unused = new HashMap<>();

	private final Set<String> used = new HashSet<>();

	private Consumer<String> listener = (type) -> {
	};

	/**
	 * Create a new instance without types.
	 * @param later takes what has to be done once a type is used
	 */
	UsedTypes(Consumer<Runnable> later) {
		this.later = later;
	}

	/**
	 * Do something once code within reach calls a method on one of some types, reads a
	 * field of it, or reads a field that can hold it.
	 * @param types the names of the types
	 * @param action what to do, at most once
	 */
	void whenUsed(Set<String> types, Runnable action) {
		AtomicBoolean done = new AtomicBoolean();
		Runnable once = () -> {
			if (done.compareAndSet(false, true)) {
				action.run();
			}
		};
		for (String type : types) {
			if (this.used.contains(type)) {
				once.run();
			}
			this.unused.computeIfAbsent(type, (key) -> new ArrayList<>()).add(once);
		}
	}

	/**
	 * Do something for each type of which code within reach comes to use an instance.
	 */
	void forEachUsed(Consumer<String> action) {
		this.listener = action;
		this.used.forEach(action);
	}

	void markUsed(String type) {
		if (this.used.add(type)) {
			this.later.accept(() -> this.listener.accept(type));
			this.unused.getOrDefault(type, List.of()).forEach(this.later);
		}
	}

}
