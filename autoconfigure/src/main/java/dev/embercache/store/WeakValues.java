package dev.embercache.store;

import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * A map that keeps each value for as long as something else refers to it. So the state of
 * a key can be shared by all that use the key at this moment, at no cost for other keys.
 * Safe for use by several threads.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @since 0.1.0
 */
public final class WeakValues<K, V> {

	private final Cache<K, V> values = Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

	/**
	 * Return the value of the given key.
	 * @param key the key
	 * @return the value, or {@code null} if nothing refers to one
	 */
	public @Nullable V find(K key) {
		return this.values.getIfPresent(key);
	}

	/**
	 * Return the value of the given key, or create it.
	 * @param key the key
	 * @param initial creates the value
	 * @return the value
	 */
	public V getOrCreate(K key, Supplier<V> initial) {
		return this.values.get(key, (ignored) -> initial.get());
	}

	/**
	 * Set the value of the given key.
	 * @param key the key
	 * @param value the value
	 */
	public void put(K key, V value) {
		this.values.put(key, value);
	}

	/**
	 * Remove the value of the given key.
	 * @param key the key
	 * @return the value that was there, or {@code null} if nothing refers to one
	 */
	public @Nullable V remove(K key) {
		return this.values.asMap().remove(key);
	}

	/**
	 * Remove all values.
	 */
	public void clear() {
		this.values.invalidateAll();
	}

}
