package dev.embercache.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import dev.embercache.lineage.Tracking;
import dev.embercache.providers.NotTakenOver;
import dev.embercache.providers.ProviderSettings;
import dev.embercache.settings.CacheSections;
import dev.embercache.settings.Setting;
import dev.embercache.settings.SettingKeys;

/**
 * How each cache is set up. What is said about one cache wins over what is said about
 * all, and what is said to Ember Cache over what is said to another provider.
 */
final class CacheSetups {

	private static final SettingKeys KEYS = SettingKeys.of(Map.of("", EmberCacheProperties.Cache.class));

	/** The keys that can be set for all caches together. */
	private static final Set<String> ALL = new TreeSet<>(SettingKeys.of(Map.of("", EmberCacheProperties.class)).all());

	private static final Map<String, Setting> DEFAULTS = new TreeMap<>();

	static {
		ALL.retainAll(KEYS.all());
		SettingKeys.of(Map.of("", EmberCacheProperties.class))
			.defaults()
			.forEach((key, value) -> DEFAULTS.put(key, Setting.of(key, value, CacheSetup.DEFAULT)));
		DEFAULTS.keySet().retainAll(ALL);
	}

	private final CacheSections sections;

	private final Map<String, Setting> all;

	private final List<ProviderSettings> providers;

	private final ConcurrentMap<String, CacheSetup> known = new ConcurrentHashMap<>();

	/**
	 * Create the setups.
	 * @param sections what is said about single caches
	 * @param environment the properties that are about all of them
	 * @param providers what is said to other providers, those that win first
	 */
	CacheSetups(CacheSections sections, Environment environment, List<ProviderSettings> providers) {
		this.sections = sections;
		this.all = all(Binder.get(environment));
		this.providers = providers;
	}

	static CacheSections sections(Environment environment) {
		return CacheSections.read(EmberCacheProperties.CACHES, environment, KEYS);
	}

	private static Map<String, Setting> all(Binder binder) {
		Map<String, Setting> all = new LinkedHashMap<>();
		for (String key : ALL) {
			String property = EmberCacheProperties.PREFIX + "." + key;
			binder.bind(property, String.class).ifBound((value) -> all.put(key, Setting.of(key, value, property)));
		}
		return all;
	}

	/**
	 * Return what a user says about the lineages of a cache.
	 */
	static Tracking tracking(CacheSections sections, String cache) {
		return tracking(cache, sections.of(cache));
	}

	/**
	 * Return what a user says below one name or pattern about lineages.
	 */
	static Tracking writtenTracking(CacheSections sections, String name) {
		return tracking(name, sections.written(name));
	}

	private static Tracking tracking(String cache, Map<String, Setting> settings) {
		return settings.isEmpty() ? Tracking.DEFAULTS : SettingBinder.bind(cache, settings).tracking();
	}

	/**
	 * Return what is in force for caches without settings of their own.
	 */
	CacheSetup ofAll() {
		return setup("*", Map.of());
	}

	/**
	 * Return what is in force for a cache.
	 */
	CacheSetup of(String cache) {
		return this.known.computeIfAbsent(cache, (name) -> setup(name, this.sections.of(name)));
	}

	/**
	 * Return what would be in force for a cache with just the name under which something
	 * is written.
	 */
	CacheSetup ofWritten(String name) {
		return setup(name, this.sections.written(name));
	}

	private CacheSetup setup(String cache, Map<String, Setting> own) {
		Map<String, Setting> settings = new LinkedHashMap<>(own);
		List<Map<String, Setting>> general = new ArrayList<>();
		for (ProviderSettings provider : this.providers) {
			Map<String, Setting> specific = provider.of(cache);
			if (specific != null) {
				specific.forEach(settings::putIfAbsent);
			}
			else {
				general.add(provider.all());
			}
		}
		this.all.forEach(settings::putIfAbsent);
		general.forEach((each) -> each.forEach(settings::putIfAbsent));
		DEFAULTS.forEach(settings::putIfAbsent);
		return CacheSetup.of(cache, settings);
	}

	/**
	 * Return what is said to other providers and has no equivalent, or is said to several
	 * of them.
	 */
	List<NotTakenOver> notTakenOver() {
		List<NotTakenOver> left = new ArrayList<>();
		Map<String, Setting> winners = new LinkedHashMap<>();
		for (ProviderSettings provider : this.providers) {
			left.addAll(provider.notTakenOver());
			provider.all().forEach((key, setting) -> {
				Setting winner = winners.putIfAbsent(key, setting);
				if (winner != null && !this.all.containsKey(key)) {
					left.add(new NotTakenOver(
							"%s of '%s', as '%s' has it too".formatted(key, setting.source(), winner.source()),
							EmberCacheProperties.PREFIX + "." + key));
				}
			});
		}
		return left;
	}

}
