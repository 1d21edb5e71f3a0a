package dev.embercache.autoconfigure;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import dev.embercache.cache.EmberCacheManager;

/**
 * Auto-configuration that says why Ember Cache does nothing, where it leaves caching to
 * another manager.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { EmberCacheAutoConfiguration.class, CacheAutoConfiguration.class })
@ConditionalOnClass(CacheManager.class)
@ConditionalOnBooleanProperty(name = "ember.cache.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(EmberCacheManager.class)
public final class SteppedBackAutoConfiguration {

	@Bean
	SmartInitializingSingleton emberCacheSteppedBackNotice(ConfigurableListableBeanFactory beanFactory,
			Environment environment) {
		SteppedBack notice = new SteppedBack(beanFactory, environment);
		return notice::say;
	}

}
