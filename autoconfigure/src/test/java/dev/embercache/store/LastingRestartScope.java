package dev.embercache.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Scope whose objects outlive every generation, as DevTools' attributes do.
 */
public final class LastingRestartScope implements RestartScope {

	private final Map<String, Object> kept = new ConcurrentHashMap<>();

	@Override
	public <T> T getOrCreate(String name, Class<T> type, Supplier<T> initial) {
		return type.cast(this.kept.computeIfAbsent(name, (ignored) -> initial.get()));
	}

}
