package dev.embercache.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The scope of objects that outlive a restart: DevTools ends a generation and begins the
 * next one in the same JVM. An object that is {@link EntryStore a store} is closed when
 * it can no longer be asked for: at the end of the JVM, or of the generation where
 * nothing outlives it.
 *
 * @since 0.1.0
 */
public interface RestartScope extends AutoCloseable {

	/**
	 * Return the object that an earlier generation created under the given name, or
	 * create it.
	 * @param <T> the type of the object
	 * @param name the name
	 * @param type the type of the object, which must not be an application class
	 * @param initial creates the object for the first generation
	 * @return the object
	 */
	<T> T getOrCreate(String name, Class<T> type, Supplier<T> initial);

	/**
	 * Return the set of strings that an earlier generation created under the given name,
	 * or create it.
	 * @param name the name
	 * @return the set, which is safe for use by several threads
	 */
	@SuppressWarnings("unchecked")
	default Set<String> getOrCreateSet(String name) {
		return getOrCreate(name, Set.class, ConcurrentHashMap::newKeySet);
	}

	/**
	 * Return whether a later generation sees the objects of this scope.
	 * @return {@code false} if this scope ends with its generation
	 */
	default boolean outlivesGeneration() {
		return true;
	}

	/**
	 * End a generation. Closes the stores that no later generation can see.
	 */
	@Override
	default void close() {
	}

	/**
	 * Return a scope in which nothing outlives a generation.
	 * @return the scope
	 */
	static RestartScope none() {
		return new RestartScope() {

			private final Deque<EntryStore> stores = new ArrayDeque<>();

			@Override
			public synchronized <T> T getOrCreate(String name, Class<T> type, Supplier<T> initial) {
				T object = initial.get();
				if (object instanceof EntryStore store) {
					this.stores.push(store);
				}
				return object;
			}

			@Override
			public boolean outlivesGeneration() {
				return false;
			}

			@Override
			public synchronized void close() {
				while (!this.stores.isEmpty()) {
					this.stores.pop().close();
				}
			}

		};
	}

}
