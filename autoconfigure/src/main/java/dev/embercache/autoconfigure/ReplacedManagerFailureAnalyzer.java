package dev.embercache.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;

/**
 * Analyzer for an application that asks for a cache manager which Spring Boot would
 * create without the starter. Comes before the one of Spring Boot, which knows nothing of
 * it.
 */
@Order(-1)
final class ReplacedManagerFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final String JCACHE = "javax.cache.CacheManager";

	/** The types that Spring Boot creates, and what chooses them. */
	private static final Map<String, String> CHOICES = Map.of(JCACHE, "jcache",
			"org.springframework.cache.jcache.JCacheCacheManager", "jcache",
			"org.springframework.cache.caffeine.CaffeineCacheManager", "caffeine",
			"org.springframework.data.redis.cache.RedisCacheManager", "redis",
			"com.hazelcast.spring.cache.HazelcastCacheManager", "hazelcast",
			"org.cache2k.extra.spring.SpringCache2kCacheManager", "cache2k",
			"org.springframework.data.couchbase.cache.CouchbaseCacheManager", "couchbase",
			"org.springframework.cache.concurrent.ConcurrentMapCacheManager", "simple");

	private final @Nullable BeanFactory beanFactory;

	ReplacedManagerFailureAnalyzer(@Nullable BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		ResolvableType type = cause.getResolvableType();
		Class<?> missing = (type != null) ? type.resolve() : null;
		String choice = (missing != null) ? CHOICES.get(missing.getName()) : null;
		if (missing == null || choice == null || this.beanFactory == null
				|| !this.beanFactory.containsBean(EmberCacheAutoConfiguration.OWN_MANAGER)) {
			return null;
		}
		String who = (description != null) ? description : "The application";
		String remedy = missing.getName().equals(JCACHE)
				? "Add a single JCache provider to the class path, or name one of several with 'spring.cache.jcache.provider'"
				: "Inject 'org.springframework.cache.CacheManager', whatever its class";
		return new FailureAnalysis("""
				%s required a bean of type '%s' that could not be found. \
				The cache manager is that of 'ember-cache-spring-boot-starter', \
				so that Spring Boot creates no other.""".formatted(who, missing.getName()), """
				%s. Or set 'spring.cache.type=%s', so that Ember Cache leaves all caches to that.""".formatted(remedy,
				choice), cause);
	}

}
