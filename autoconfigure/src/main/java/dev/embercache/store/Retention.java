package dev.embercache.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The place where objects outlive a generation. An object that is {@link EntryStore a
 * store} is closed when nobody can ask for it any more: at the end of the JVM, or of the
 * generation if that is all there is.
 *
 * @since 0.1.0
 */
public interface Retention extends AutoCloseable {

	/**
	 * Return what an earlier generation kept under the given name, or keep the initial
	 * object.
	 * @param <T> the type of the object
	 * @param name the name
	 * @param type the type of the object, which must not be an application class
	 * @param initial gives the object of the first generation
	 * @return the object that is kept
	 */
	<T> T keep(String name, Class<T> type, Supplier<T> initial);

	/**
	 * Return the set of strings that an earlier generation kept under the given name, or
	 * keep a new one.
	 * @param name the name
	 * @return the set that is kept, which is safe for use by several threads
	 */
	@SuppressWarnings("unchecked")
	default Set<String> keepSet(String name) {
		return keep(name, Set.class, ConcurrentHashMap::newKeySet);
	}

	/**
	 * Return whether a later generation can have what is kept here.
	 * @return {@code false} if this ends with its generation
	 */
	default boolean outlivesGeneration() {
		return true;
	}

	/**
	 * End a generation. Closes what no later generation can have.
	 */
	@Override
	default void close() {
	}

	/**
	 * Return a retention that keeps nothing: every generation begins anew.
	 * @return the retention
	 */
	static Retention none() {
		return new Retention() {

			private final Deque<EntryStore> stores = new ArrayDeque<>();

			@Override
			public synchronized <T> T keep(String name, Class<T> type, Supplier<T> initial) {
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
