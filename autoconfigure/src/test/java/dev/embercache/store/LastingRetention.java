package dev.embercache.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps objects for later generations, as DevTools lets us do.
 */
public final class LastingRetention implements Retention {

	private final Map<String, Object> kept = new ConcurrentHashMap<>();

	@Override
	public <T> T keep(String name, Class<T> type, Supplier<T> initial) {
		return type.cast(this.kept.computeIfAbsent(name, (ignored) -> initial.get()));
	}

}
