package dev.embercache.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.embercache.cache.EarlierRuns;
import dev.embercache.cache.RestartReport;
import dev.embercache.cache.RestartReporter;
import dev.embercache.store.RestartScope;

/**
 * Reports on the entries that this generation found in its stores.
 */
@Configuration(proxyBeanMethods = false)
class RestartReportConfiguration {

	private static final Log logger = LogFactory.getLog(RestartReportConfiguration.class);

	@Bean
	RestartReporter emberCacheRestartReporter(OwnManager own, RestartScope scope) {
		return new RestartReporter(own.manager(), earlierRuns(scope));
	}

	/**
	 * The next generation says which entries ended with this one.
	 */
	@Bean
	DisposableBean emberCacheLiveOnlyEntries(OwnManager own, RestartScope scope) {
		return () -> earlierRuns(scope).addLiveOnly(own.manager().liveOnlyEntries());
	}

	static EarlierRuns earlierRuns(RestartScope scope) {
		return scope.getOrCreate(RestartScopeKeys.EARLIER_RUNS, EarlierRuns.class, EarlierRuns::new);
	}

	@Bean
	ApplicationListener<ApplicationReadyEvent> emberCacheRestartReport(RestartReporter reporter, RestartScope scope,
			ApplicationContext context) {
		AtomicInteger generations = scope.getOrCreate(RestartScopeKeys.GENERATIONS, AtomicInteger.class,
				AtomicInteger::new);
		return (event) -> {
			if (event.getApplicationContext() == context) {
				report(reporter, generations.getAndIncrement() == 0, changedClasses(scope), context);
			}
		};
	}

	/**
	 * Any exception would stop an application that is ready, including an
	 * {@link OutOfMemoryError} over the lineages of a large file.
	 */
	private static void report(RestartReporter reporter, boolean first, Set<String> changedClasses,
			ApplicationContext context) {
		try {
			List<String> changes = List.copyOf(new TreeSet<>(changedClasses));
			changedClasses.removeAll(changes);
			RestartReport report = first ? reporter.reportEarlierEntries() : reporter.report(changes);
			if (report != null) {
				context.publishEvent(report);
			}
		}
		catch (RuntimeException | Error ex) {
			logger.warn("Ember Cache cannot report on the restart. Entries are still checked when they are read.", ex);
		}
	}

	/**
	 * Return the classes that DevTools reported as changed and that no report has named
	 * so far.
	 */
	static Set<String> changedClasses(RestartScope scope) {
		return scope.getOrCreateSet(RestartScopeKeys.CHANGED_CLASSES);
	}

}
