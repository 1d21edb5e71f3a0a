package dev.embercache.autoconfigure;

import java.net.URL;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.embercache.devtools.ClassPathChangeListener;
import dev.embercache.devtools.DevToolsRestartScope;
import dev.embercache.devtools.OnRestartCondition;
import dev.embercache.devtools.RestartedClasses;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.store.RestartScope;

/**
 * Configuration for applications that DevTools restarts: the stores outlive the restart,
 * and all classes of the restart class loader may change.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnRestartCondition.class)
class DevToolsConfiguration {

	/**
	 * Set if and only if remote DevTools is enabled.
	 */
	private static final String REMOTE_SECRET = "spring.devtools.remote.secret";

	@Bean
	DevToolsRestartScope emberCacheRestartScope() {
		return DevToolsRestartScope.get();
	}

	/**
	 * With remote DevTools, uploaded classes take precedence over those in folders.
	 */
	@Bean
	RestartedFolders emberCacheRestartedFolders(DevToolsRestartScope scope, Environment environment) {
		return new RestartedFolders(environment.containsProperty(REMOTE_SECRET) ? new URL[0] : scope.getUrls());
	}

	@Bean
	ApplicationClasses emberCacheApplicationClasses(DevToolsRestartScope scope, RestartedFolders folders,
			ApplicationContext context) {
		ApplicationClasses restarted = ApplicationClasses.in(scope.getUrls());
		List<String> packages = BasePackages.of(context);
		return packages.isEmpty() ? restarted
				: ApplicationClasses.anyOf(restarted, ApplicationClasses.below(packages, context, folders.urls()));
	}

	@Bean
	RestartedClasses emberCacheRestartedClasses(DevToolsRestartScope scope, ApplicationContext context) {
		return new RestartedClasses(context.getClassLoader(), scope.getUrls());
	}

	@Bean
	ClassPathChangeListener emberCacheClassPathChangeListener(RestartScope scope, ObjectProvider<OwnManager> manager) {
		Set<String> changedClasses = RestartReportConfiguration.changedClasses(scope);
		return new ClassPathChangeListener(changedClasses::addAll,
				(redefined) -> manager.ifAvailable((own) -> own.manager().redefined(redefined)));
	}

}
