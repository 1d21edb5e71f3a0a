package dev.embercache.cache;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Producer;

/**
 * One call of a method whose results are cached, as the views of its caches see it.
 */
interface CachedCall {

	/**
	 * Return the method that is called.
	 */
	Method getMethod();

	/**
	 * Return whether the result belongs to the arguments, as {@code @Cacheable} says.
	 * Otherwise it changes the truth.
	 */
	boolean isFilling();

	/**
	 * Return the producer of what the call puts into a cache, or {@code null} if the code
	 * does not count.
	 */
	@Nullable Producer producer(CacheBackend backend);

	/**
	 * Have all caches of the call look for a key.
	 */
	void lookAhead(Object key);

}
