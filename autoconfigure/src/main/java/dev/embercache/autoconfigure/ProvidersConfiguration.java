package dev.embercache.autoconfigure;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.providers.CaffeineReader;
import dev.embercache.providers.JCacheReader;
import dev.embercache.providers.LeftoverReader;
import dev.embercache.providers.ManagerCustomizers;
import dev.embercache.providers.ProviderReader;
import dev.embercache.providers.RedisProperties;
import dev.embercache.providers.RedisReader;

/**
 * Readers of what the application says to other providers, in the order in which Spring
 * Boot looks for these.
 */
@Configuration(proxyBeanMethods = false)
class ProvidersConfiguration {

	private static final String REDIS = "org.springframework.data.redis.cache.RedisCacheManager";

	@Bean
	ManagerCustomizers emberCacheManagerCustomizers(ConfigurableListableBeanFactory beanFactory) {
		return new ManagerCustomizers(beanFactory, EmberCacheManager.class);
	}

	@Bean
	@Order(3)
	ProviderReader emberCacheCaffeineReader(Environment environment, ConfigurableListableBeanFactory beanFactory,
			ManagerCustomizers customizers) {
		return new CaffeineReader(environment, beanFactory, customizers);
	}

	@Bean
	@Order(4)
	ProviderReader emberCacheLeftoverReader(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		return new LeftoverReader(environment, beanFactory);
	}

	/**
	 * Where JCache is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "javax.cache.CacheManager")
	static class JCache {

		@Bean
		@Order(1)
		ProviderReader emberCacheJCacheReader(ConfigurableListableBeanFactory beanFactory) {
			return new JCacheReader(beanFactory);
		}

	}

	/**
	 * Where Spring Data Redis is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = REDIS)
	static class Redis {

		@Bean
		@Order(2)
		ProviderReader emberCacheRedisReader(Environment environment, ConfigurableListableBeanFactory beanFactory) {
			return new RedisReader(environment, beanFactory);
		}

	}

	/**
	 * Where Spring Data Redis is no longer there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass(REDIS)
	static class NoRedis {

		@Bean
		@Order(2)
		ProviderReader emberCacheRedisPropertiesReader(Environment environment) {
			return new RedisProperties(environment);
		}

	}

}
