package dev.embercache.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.cache.RestartReporter;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Retention;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reports on the entries that a generation found in its store.
 */
@Configuration(proxyBeanMethods = false)
class RestartReportConfiguration {

	@Bean
	RestartReporter emberCacheRestartReporter(EntryStore store, EmberCacheManager manager, Retention retention) {
		return new RestartReporter(store, manager, retention.keepSet("stale"));
	}

	@Bean
	ApplicationListener<ApplicationReadyEvent> emberCacheRestartReport(RestartReporter reporter, Retention retention,
			ApplicationContext context) {
		AtomicInteger generations = retention.keep("generations", AtomicInteger.class, AtomicInteger::new);
		return (event) -> {
			if (event.getApplicationContext() == context && generations.getAndIncrement() > 0) {
				Set<String> changedClasses = changedClasses(retention);
				List<String> changes = List.copyOf(new TreeSet<>(changedClasses));
				changedClasses.removeAll(changes);
				context.publishEvent(reporter.report(changes));
			}
		};
	}

	/**
	 * Return the classes of which DevTools said that they changed, and which no report
	 * has named so far.
	 */
	static Set<String> changedClasses(Retention retention) {
		return retention.keepSet("changes");
	}

}
