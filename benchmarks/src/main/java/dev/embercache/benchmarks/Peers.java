package dev.embercache.benchmarks;

import java.io.Serializable;
import java.time.Duration;

import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.ExpiryPolicyBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.impl.copy.SerializingCopier;
import org.ehcache.jsr107.Eh107Configuration;
import org.ehcache.jsr107.EhcacheCachingProvider;

import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.jcache.JCacheCacheManager;

/**
 * The caches beside which Ember Cache is measured, with the same expiry and size where
 * they have such settings.
 */
final class Peers {

	static final Duration TIME_TO_LIVE = Duration.ofHours(1);

	private Peers() {
	}

	static org.springframework.cache.CacheManager caffeine(long maximumEntries) {
		CaffeineCacheManager manager = new CaffeineCacheManager(CachingApplication.CACHE);
		manager.setCaffeine(Caffeine.newBuilder().maximumSize(maximumEntries).expireAfterWrite(TIME_TO_LIVE));
		return manager;
	}

	static org.springframework.cache.CacheManager mapByReference() {
		return new ConcurrentMapCacheManager(CachingApplication.CACHE);
	}

	static org.springframework.cache.CacheManager mapByValue() {
		ConcurrentMapCacheManager manager = new ConcurrentMapCacheManager();
		manager.setBeanClassLoader(Peers.class.getClassLoader());
		manager.setStoreByValue(true);
		return manager;
	}

	/**
	 * Return Ehcache on the heap, through JCache, where by value is what the standard
	 * asks for.
	 */
	static org.springframework.cache.CacheManager ehcacheByValue(long maximumEntries) {
		CacheManager manager = jcache();
		manager.createCache(CachingApplication.CACHE, Eh107Configuration
			.fromEhcacheCacheConfiguration(heap(maximumEntries).withValueCopier(SerializingCopier.asCopierClass())));
		return new JCacheCacheManager(manager);
	}

	/**
	 * Return Ehcache on the heap by reference.
	 */
	static org.springframework.cache.CacheManager ehcacheByReference(long maximumEntries) {
		CacheManager manager = jcache();
		manager.createCache(CachingApplication.CACHE,
				Eh107Configuration.fromEhcacheCacheConfiguration(heap(maximumEntries)));
		return new JCacheCacheManager(manager);
	}

	private static CacheConfigurationBuilder<Serializable, Serializable> heap(long maximumEntries) {
		return CacheConfigurationBuilder
			.newCacheConfigurationBuilder(Serializable.class, Serializable.class,
					ResourcePoolsBuilder.heap(maximumEntries))
			.withExpiry(ExpiryPolicyBuilder.timeToLiveExpiration(TIME_TO_LIVE));
	}

	private static CacheManager jcache() {
		CachingProvider provider = Caching.getCachingProvider(EhcacheCachingProvider.class.getName());
		return provider.getCacheManager();
	}

}
