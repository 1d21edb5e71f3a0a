package dev.embercache.autoconfigure;

import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.settings.CacheSections;

/**
 * Says at the first start what is in force, and which settings are for a cache that
 * nobody asks for. Whether somebody will is known for sure only at the end of the run;
 * until then, one that is written almost like a cache is told, if no code can ask for
 * another.
 */
final class StartReport implements ApplicationListener<ApplicationReadyEvent>, Ordered, DisposableBean {

	private static final int MOST_NAMES = 10;

	private final EmberCacheManager manager;

	private final CacheSetups setups;

	private final CacheSections sections;

	private final Announcements announcements;

	private final ConfigurableListableBeanFactory beanFactory;

	private final ApplicationContext context;

	private final boolean test;

	/** The caches that annotations name, once the application is ready. */
	private volatile @Nullable Set<String> annotated;

	StartReport(EmberCacheManager manager, CacheSetups setups, CacheSections sections, Announcements announcements,
			ConfigurableListableBeanFactory beanFactory, ApplicationContext context, boolean test) {
		this.manager = manager;
		this.setups = setups;
		this.sections = sections;
		this.announcements = announcements;
		this.beanFactory = beanFactory;
		this.context = context;
		this.test = test;
	}

	/**
	 * Before the report on what a restart did.
	 */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (event.getApplicationContext() == this.context) {
			AnnotatedCaches annotated = AnnotatedCaches.of(this.beanFactory);
			this.annotated = annotated.names();
			Set<String> names = new TreeSet<>(annotated.names());
			names.addAll(this.manager.getCacheNames());
			this.announcements.info(("Ember Cache is active: %s; %s. To see why a value is computed again, set "
					+ "'logging.level.dev.embercache=debug'")
				.formatted(caches(names), this.setups.ofAll()));
			if (annotated.isComplete()) {
				sayUnused(names, true);
			}
		}
	}

	private static String caches(Set<String> names) {
		String listed = String.join(", ", names.stream().limit(MOST_NAMES).map((name) -> "'" + name + "'").toList())
				+ ((names.size() > MOST_NAMES) ? ", ..." : "");
		return switch (names.size()) {
			case 0 -> "no cache so far";
			case 1 -> "cache " + listed;
			default -> "%d caches, %s".formatted(names.size(), listed);
		};
	}

	/**
	 * Most tests use a part of the application only, and an application that did not
	 * start has used none.
	 */
	@Override
	public void destroy() {
		Set<String> annotated = this.annotated;
		if (!this.test && annotated != null) {
			Set<String> names = new TreeSet<>(annotated);
			names.addAll(this.manager.getCacheNames());
			sayUnused(names, false);
		}
	}

	private void sayUnused(Set<String> names, boolean similar) {
		for (String name : this.sections.unused(names)) {
			String nearest = CacheSections.nearest(name, names);
			if (!similar || nearest != null) {
				this.announcements.warn("unused " + name,
						"'%s.%s' has no effect: no cache of this run has that name.%s".formatted(
								EmberCacheProperties.CACHES, name,
								(nearest != null) ? " Did you mean '" + nearest + "'?" : ""));
			}
		}
	}

}
