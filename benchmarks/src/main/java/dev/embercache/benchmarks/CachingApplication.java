package dev.embercache.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.embercache.autoconfigure.EmberCacheAutoConfiguration;
import dev.embercache.autoconfigure.RedisStoreAutoConfiguration;
import dev.embercache.codec.Codec;
import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.Assert;

/**
 * An application context with caching and nothing else, as a user has it without
 * DevTools: with the auto-configured manager of Ember Cache, or with the manager of a
 * peer.
 */
final class CachingApplication implements AutoCloseable {

	static final String CACHE = "benchmark";

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private CachingApplication(Map<String, Object> properties) {
		this.context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("benchmark", new HashMap<>(properties)));
	}

	/**
	 * Return an application with Ember Cache in which nothing can outlive the generation.
	 */
	static CachingApplication ember(Map<String, Object> properties) {
		return new CachingApplication(properties).start(EmberApplication.class);
	}

	/**
	 * Return an application with Ember Cache whose entries outlive the generation, as
	 * they do under DevTools.
	 * @param scope what keeps them
	 */
	static CachingApplication outliving(RestartScope scope, Map<String, Object> properties) {
		CachingApplication application = new CachingApplication(properties);
		application.context.registerBean("emberCacheRestartScope", RestartScope.class, () -> scope);
		return application.start(EmberApplication.class);
	}

	/**
	 * Return an application with Ember Cache on a server of Redis.
	 */
	static CachingApplication redis(Map<String, Object> properties) {
		return new CachingApplication(properties).start(RedisApplication.class);
	}

	/**
	 * Return an application with the given cache manager.
	 */
	static CachingApplication peer(CacheManager manager) {
		CachingApplication application = new CachingApplication(Map.of());
		application.context.registerBean("cacheManager", CacheManager.class, () -> manager);
		return application.start(PeerApplication.class);
	}

	private CachingApplication start(Class<?> configuration) {
		this.context.register(configuration, Shop.class);
		this.context.refresh();
		return this;
	}

	Cache cache() {
		Cache cache = this.context.getBean(CacheManager.class).getCache(CACHE);
		Assert.state(cache != null, "There is no cache");
		return cache;
	}

	Shop shop() {
		return this.context.getBean(Shop.class);
	}

	Codec codec() {
		return this.context.getBean(Codec.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching(proxyTargetClass = true)
	@AutoConfigurationPackage
	@ImportAutoConfiguration(EmberCacheAutoConfiguration.class)
	static class EmberApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching(proxyTargetClass = true)
	@AutoConfigurationPackage
	@ImportAutoConfiguration({ DataRedisAutoConfiguration.class, EmberCacheAutoConfiguration.class,
			RedisStoreAutoConfiguration.class })
	static class RedisApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching(proxyTargetClass = true)
	static class PeerApplication {

	}

	/**
	 * A bean whose methods are cached.
	 */
	static class Shop {

		/**
		 * A cached method, so short that nothing but the cache is measured.
		 */
		@Cacheable(CACHE)
		Price price(String sku) {
			return Price.of(sku);
		}

		/**
		 * A cached method that is computed once for all who ask at the same time.
		 */
		@Cacheable(cacheNames = CACHE, sync = true)
		Price priceForAll(String sku) {
			return Price.of(sku);
		}

	}

	/**
	 * Keeps as DevTools does, as long as this object lives.
	 */
	static final class KeepingRestartScope implements RestartScope {

		private final Map<String, Object> kept = new HashMap<>();

		@Override
		public synchronized <T> T getOrCreate(String name, Class<T> type, Supplier<T> initial) {
			return type.cast(this.kept.computeIfAbsent(name, (ignored) -> initial.get()));
		}

		/**
		 * Close what was kept.
		 */
		synchronized void end() {
			this.kept.values()
				.stream()
				.filter(EntryStore.class::isInstance)
				.map(EntryStore.class::cast)
				.forEach(EntryStore::close);
			this.kept.clear();
		}

	}

}
