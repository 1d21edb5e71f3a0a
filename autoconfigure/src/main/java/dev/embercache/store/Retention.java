package dev.embercache.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The place where objects outlive a generation.
 *
 * @since 0.1.0
 */
public interface Retention {

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
	 * Return a retention that keeps nothing: every generation begins anew.
	 * @return the retention
	 */
	static Retention none() {
		return new Retention() {

			@Override
			public <T> T keep(String name, Class<T> type, Supplier<T> initial) {
				return initial.get();
			}

		};
	}

}
