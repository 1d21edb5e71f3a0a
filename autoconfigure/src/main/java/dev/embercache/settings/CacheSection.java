package dev.embercache.settings;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.util.PatternMatchUtils;

/**
 * What one property source says about one cache, or about those that a pattern matches.
 * Not safe for use by several threads.
 */
final class CacheSection {

	private final String cache;

	private final boolean spelled;

	private final int order;

	private final Map<String, Setting> settings = new LinkedHashMap<>();

	private volatile boolean used;

	/**
	 * Create a section.
	 * @param cache the name as it is written
	 * @param spelled whether the name is written as it is meant
	 * @param order the position of the source, those that win first
	 */
	CacheSection(String cache, boolean spelled, int order) {
		this.cache = cache;
		this.spelled = spelled;
		this.order = order;
	}

	void add(SettingName name, Object value, String source, @Nullable Origin origin) {
		Setting before = this.settings.get(name.key());
		Map<String, Object> parts = new LinkedHashMap<>();
		if (before != null) {
			parts.putAll(before.parts());
		}
		parts.put(name.index(), value);
		this.settings.put(name.key(), new Setting(name.key(), parts, source, origin));
	}

	String cache() {
		return this.cache;
	}

	boolean isSpelled() {
		return this.spelled;
	}

	int order() {
		return this.order;
	}

	Map<String, Setting> settings() {
		return this.settings;
	}

	boolean isPattern() {
		return this.spelled && this.cache.indexOf('*') >= 0;
	}

	boolean names(String cache) {
		return this.spelled && this.cache.equals(cache);
	}

	boolean matches(String cache) {
		return isPattern() && PatternMatchUtils.simpleMatch(this.cache, cache);
	}

	void use() {
		this.used = true;
	}

	boolean isUsed() {
		return this.used;
	}

}
