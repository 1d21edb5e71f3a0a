package dev.embercache.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cache.CacheManager;
import org.springframework.cache.interceptor.CacheAspectSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Warns that the starter has no effect.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean({ CacheAspectSupport.class, CacheManager.class })
class CachingNotEnabledConfiguration {

	private static final Log logger = LogFactory.getLog(CachingNotEnabledConfiguration.class);

	@Bean
	SmartInitializingSingleton emberCacheCachingNotEnabledWarning() {
		return () -> logger.warn("Ember Cache has no effect: caching is not enabled. "
				+ "Add @EnableCaching to a configuration class, or set 'ember.cache.enabled=false'.");
	}

}
