package dev.embercache.providers;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.CaffeineSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.caffeine.CaffeineCacheManager;

/**
 * Remembers what it is told instead of making caches.
 */
final class CaffeineRecorder extends CaffeineCacheManager {

	private @Nullable Caffeine<Object, Object> builder;

	private final Map<String, Cache<Object, Object>> custom = new LinkedHashMap<>();

	private Collection<String> names = List.of();

	private boolean loader;

	@Nullable Caffeine<Object, Object> builder() {
		return this.builder;
	}

	Map<String, Cache<Object, Object>> custom() {
		return this.custom;
	}

	Collection<String> names() {
		return this.names;
	}

	boolean hasLoader() {
		return this.loader;
	}

	@Override
	public void setCacheLoader(CacheLoader<Object, Object> loader) {
		this.loader = true;
	}

	@Override
	public void setAsyncCacheLoader(AsyncCacheLoader<Object, Object> loader) {
		this.loader = true;
	}

	@Override
	public void setCacheNames(@Nullable Collection<String> names) {
		this.names = (names != null) ? List.copyOf(names) : List.of();
	}

	@Override
	public void setCaffeine(Caffeine<Object, Object> caffeine) {
		this.builder = caffeine;
	}

	@Override
	public void setCaffeineSpec(CaffeineSpec spec) {
		this.builder = Caffeine.from(spec);
	}

	@Override
	public void setCacheSpecification(String specification) {
		this.builder = Caffeine.from(specification);
	}

	@Override
	public void registerCustomCache(String name, Cache<Object, Object> cache) {
		this.custom.put(name, cache);
	}

	@Override
	public void registerCustomCache(String name, AsyncCache<Object, Object> cache) {
		this.custom.put(name, cache.synchronous());
	}

}
