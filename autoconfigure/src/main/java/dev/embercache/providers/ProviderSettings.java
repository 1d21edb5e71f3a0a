package dev.embercache.providers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.embercache.settings.Setting;

/**
 * What is said to one provider, in the terms of Ember Cache. Not safe for use by several
 * threads while it is read.
 */
public final class ProviderSettings {

	static final String TIME_TO_LIVE = "time-to-live";

	static final String TIME_TO_IDLE = "time-to-idle";

	static final String MAXIMUM_ENTRIES = "maximum-entries";

	static final String NULL_VALUES = "cache-null-values";

	private final Map<String, Setting> all = new LinkedHashMap<>();

	private final Map<String, Map<String, Setting>> byCache = new LinkedHashMap<>();

	private final List<NotTakenOver> notTakenOver = new ArrayList<>();

	/**
	 * Return what is said about all caches that have no settings of their own.
	 * @return the settings by key
	 */
	public Map<String, Setting> all() {
		return this.all;
	}

	/**
	 * Return what is said about one cache. It does not add to what is said about all, but
	 * takes its place.
	 * @param cache the name of the cache
	 * @return the settings by key, or {@code null} if the cache has none of its own
	 */
	public @Nullable Map<String, Setting> of(String cache) {
		return this.byCache.get(cache);
	}

	/**
	 * Return what has no equivalent.
	 * @return one description each, with what to do instead
	 */
	public List<NotTakenOver> notTakenOver() {
		return this.notTakenOver;
	}

	Map<String, Setting> cache(String cache) {
		return this.byCache.computeIfAbsent(cache, (ignored) -> new LinkedHashMap<>());
	}

	void leave(String what, @Nullable String replacement) {
		leave(new NotTakenOver(what, replacement));
	}

	void leave(NotTakenOver left) {
		if (!this.notTakenOver.contains(left)) {
			this.notTakenOver.add(left);
		}
	}

	static void put(Map<String, Setting> settings, String key, Object value, String source) {
		settings.put(key, Setting.of(key, value, source));
	}

}
