package dev.embercache.autoconfigure;

import java.util.Set;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.devtools.ClassPathChangeListener;
import dev.embercache.devtools.OnRestartCondition;
import dev.embercache.devtools.RestartRetention;
import dev.embercache.devtools.RestartedClasses;
import dev.embercache.lineage.ApplicationClasses;
import dev.embercache.store.Retention;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * What is different where DevTools restarts the application: what has to outlive the
 * restart does, and all that the restart class loader loads can change.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnRestartCondition.class)
class DevToolsConfiguration {

	@Bean
	RestartRetention emberCacheRetention() {
		return RestartRetention.get();
	}

	@Bean
	ApplicationClasses emberCacheApplicationClasses(RestartRetention retention, ApplicationContext context) {
		ApplicationClasses restarted = ApplicationClasses.in(retention.getUrls());
		return AutoConfigurationPackages.has(context) ? ApplicationClasses.anyOf(restarted,
				ApplicationClasses.below(AutoConfigurationPackages.get(context), context)) : restarted;
	}

	@Bean
	RestartedClasses emberCacheRestartedClasses(RestartRetention retention, ApplicationContext context) {
		return new RestartedClasses(context.getClassLoader(), retention.getUrls());
	}

	@Bean
	ClassPathChangeListener emberCacheClassPathChangeListener(Retention retention,
			ObjectProvider<EmberCacheManager> manager) {
		Set<String> changedClasses = RestartReportConfiguration.changedClasses(retention);
		return new ClassPathChangeListener(changedClasses::addAll,
				(redefined) -> manager.ifAvailable((available) -> available.redefined(redefined)));
	}

}
