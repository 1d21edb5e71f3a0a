package dev.embercache.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.cache.autoconfigure.CacheProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.embercache.providers.ManagerCustomizers;
import dev.embercache.providers.NotTakenOver;
import dev.embercache.providers.RedisProperties;
import dev.embercache.rules.LibraryRules;
import dev.embercache.settings.CacheSections;
import dev.embercache.settings.SettingKeys;
import dev.embercache.settings.UnknownSettings;
import dev.embercache.store.RestartScope;

/**
 * Says what is in force, and what is not.
 */
@Configuration(proxyBeanMethods = false)
class StartReportConfiguration {

	@Bean
	StartReport emberCacheStartReport(OwnManager own, CacheSetups setups, CacheSections sections, RestartScope scope,
			ConfigurableListableBeanFactory beanFactory, ApplicationContext context, LibraryRules rules,
			Environment environment, CacheProperties cacheProperties, ManagerCustomizers customizers, Stores stores) {
		Announcements announcements = new Announcements(scope);
		sayUnknown(sections, environment, announcements);
		sayUnlisted(sections, cacheProperties.getCacheNames(), announcements);
		sayNotTakenOver(setups, stores, customizers, announcements);
		return new StartReport(own.manager(), setups, sections, announcements, beanFactory, context,
				TestRun.isActive(rules));
	}

	private static void sayUnknown(CacheSections sections, Environment environment, Announcements announcements) {
		SettingKeys keys = SettingKeys.of(Map.of("", EmberCacheProperties.class, "disk", DiskStoreProperties.class,
				"redis", RedisStoreProperties.class));
		Map<String, String> unknown = new TreeMap<>(UnknownSettings.find(EmberCacheProperties.PREFIX, environment, keys,
				EmberCacheProperties.CACHES.substring(EmberCacheProperties.PREFIX.length() + 1)));
		unknown.putAll(sections.unknown());
		if (!unknown.isEmpty()) {
			announcements.warn("Ember Cache does not know %s".formatted(String.join(", ",
					unknown.entrySet()
						.stream()
						.map((entry) -> "'%s' (did you mean '%s'?)".formatted(entry.getKey(), entry.getValue()))
						.toList())));
		}
	}

	/**
	 * No cache of another name is made if names are listed.
	 */
	private static void sayUnlisted(CacheSections sections, List<String> names, Announcements announcements) {
		if (!names.isEmpty()) {
			sections.unused(new TreeSet<>(names))
				.forEach((name) -> announcements.warn(("'%s.%s' has no effect: '%s' is not among the names %s that "
						+ "'spring.cache.cache-names' lists. Add it there, or remove the settings.")
					.formatted(EmberCacheProperties.CACHES, name, name, names)));
		}
	}

	private static void sayNotTakenOver(CacheSetups setups, Stores stores, ManagerCustomizers customizers,
			Announcements announcements) {
		List<NotTakenOver> left = setups.notTakenOver();
		if (stores.isOpen(EmberCacheProperties.Store.REDIS)) {
			left.remove(RedisProperties.PLACE);
		}
		customizers.remaining().forEach((bean) -> left.add(new NotTakenOver(bean, EmberCacheProperties.PREFIX + ".*")));
		if (!left.isEmpty()) {
			announcements.warn("Ember Cache does not use these settings of other cache providers: "
					+ String.join(", ", left.stream().map(NotTakenOver::toString).toList()));
		}
	}

}
