package dev.embercache.autoconfigure;

import java.net.URL;
import java.util.List;
import java.util.Set;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.devtools.ClassPathChangeListener;
import dev.embercache.devtools.OnRestartCondition;
import dev.embercache.devtools.RestartRetention;
import dev.embercache.devtools.RestartedClasses;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.store.Retention;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Configuration for an application that DevTools restarts: stores outlive the restart,
 * and every class that the restart class loader loads counts as one that can change.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnRestartCondition.class)
class DevToolsConfiguration {

	/** Remote DevTools is off unless this property is set. */
	private static final String REMOTE_SECRET = "spring.devtools.remote.secret";

	@Bean
	RestartRetention emberCacheRetention() {
		return RestartRetention.get();
	}

	/**
	 * With remote DevTools, uploaded classes take precedence over those in folders.
	 */
	@Bean
	RestartedFolders emberCacheRestartedFolders(RestartRetention retention, Environment environment) {
		return new RestartedFolders(environment.containsProperty(REMOTE_SECRET) ? new URL[0] : retention.getUrls());
	}

	@Bean
	ApplicationClasses emberCacheApplicationClasses(RestartRetention retention, RestartedFolders folders,
			ApplicationContext context) {
		ApplicationClasses restarted = ApplicationClasses.in(retention.getUrls());
		List<String> packages = BasePackages.of(context);
		return packages.isEmpty() ? restarted
				: ApplicationClasses.anyOf(restarted, ApplicationClasses.below(packages, context, folders.urls()));
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
