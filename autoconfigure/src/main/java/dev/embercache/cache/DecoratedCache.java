package dev.embercache.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * A cache of others that may have one of ours behind it, such as one that traces. It is
 * used as it is, whatever it does besides, and a cache of ours that it comes to knows the
 * method that is called.
 */
final class DecoratedCache implements Cache {

	private final Cache decorator;

	private final Attribution attribution;

	DecoratedCache(Cache decorator, Attribution attribution) {
		this.decorator = decorator;
		this.attribution = attribution;
	}

	/**
	 * Have the caches behind the decorator look for a key that it is not asked for before
	 * a value is put.
	 */
	void lookAhead(Object key) {
		if (!this.attribution.lookAhead(key)) {
			get(key);
		}
	}

	@Override
	public String getName() {
		return this.decorator.getName();
	}

	@Override
	public Object getNativeCache() {
		return this.decorator.getNativeCache();
	}

	@Override
	public @Nullable ValueWrapper get(Object key) {
		return this.attribution.inside(() -> this.decorator.get(key));
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		return this.attribution.inside(() -> this.decorator.get(key, type));
	}

	@Override
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		return this.attribution.inside(() -> this.decorator.get(key, () -> Attribution.outside(valueLoader)));
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		return this.attribution.inside(() -> this.decorator.retrieve(key));
	}

	@Override
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		return this.attribution.inside(() -> this.decorator.retrieve(key, () -> load(valueLoader)));
	}

	private static <T> CompletableFuture<T> load(Supplier<CompletableFuture<T>> valueLoader) {
		try {
			return Attribution.outside(valueLoader::get);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		this.attribution.inside(() -> {
			this.decorator.put(key, value);
			return true;
		});
	}

	@Override
	public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
		return this.attribution.inside(() -> this.decorator.putIfAbsent(key, value));
	}

	@Override
	public void evict(Object key) {
		this.decorator.evict(key);
	}

	@Override
	public boolean evictIfPresent(Object key) {
		return this.decorator.evictIfPresent(key);
	}

	@Override
	public void clear() {
		this.decorator.clear();
	}

	@Override
	public boolean invalidate() {
		return this.decorator.invalidate();
	}

	@Override
	public String toString() {
		return this.decorator.toString();
	}

}
