package dev.embercache.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.embercache.autoconfigure.EmberCacheProperties.CacheHistory;
import dev.embercache.cache.CacheSettings;
import dev.embercache.settings.Setting;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;

/**
 * What is in force for a cache, and where it was said. Every key that has a default is
 * there.
 *
 * @param values the values
 * @param settings the settings that they came from, by key
 */
record CacheSetup(EmberCacheProperties.Cache values, Map<String, Setting> settings) {

	/** Where nobody has set anything. */
	static final String DEFAULT = "default";

	/** In the order in which they are told. */
	private static final List<String> TOLD = List.of("store", "time-to-live", "time-to-idle", "maximum-entries",
			"maximum-weight", "copy-on-read", "cache-null-values", "trust-in-memory-database", "history.variants",
			"history.time-to-live", "history.maximum-weight", "depends-on.classes", "depends-on.resources",
			"depends-on.properties", "ignores", "version", "track-code");

	/** What is told although nobody has set it. */
	private static final Set<String> ALWAYS = Set.of("store", "maximum-entries");

	static CacheSetup of(String cache, Map<String, Setting> settings) {
		return new CacheSetup(SettingBinder.bind(cache, settings), settings);
	}

	/**
	 * Return the settings that the cache is made with.
	 * @throws InvalidSettingException if a value is not positive
	 */
	CacheSettings cacheSettings() {
		CacheHistory history = require(this.values.history(), "history");
		Bounds bounds = new Bounds(positive("time-to-live", this.values.timeToLive(), CacheSetup::isPositive),
				positive("time-to-idle", this.values.timeToIdle(), CacheSetup::isPositive),
				require(positive("maximum-entries", this.values.maximumEntries(), (entries) -> entries > 0),
						"maximum-entries"),
				positive("maximum-weight", this.values.maximumWeight(), (weight) -> weight.toBytes() > 0),
				history(history));
		return new CacheSettings(bounds, require(this.values.copyOnRead(), "copy-on-read"),
				require(this.values.trustInMemoryDatabase(), "trust-in-memory-database"),
				require(this.values.cacheNullValues(), "cache-null-values"));
	}

	private History history(CacheHistory history) {
		return new History(
				require(positive("history.variants", history.variants(), (variants) -> variants > 0),
						"history.variants"),
				require(positive("history.time-to-live", history.timeToLive(), CacheSetup::isPositive),
						"history.time-to-live"),
				require(positive("history.maximum-weight", history.maximumWeight(), (weight) -> !weight.isNegative()),
						"history.maximum-weight"));
	}

	private <T> @Nullable T positive(String key, @Nullable T value, Predicate<T> isPositive) {
		if (value != null && !isPositive.test(value)) {
			throw new InvalidSettingException(source(key), String.valueOf(value), "must be positive",
					"Set it to a positive value, or remove it to use the default.");
		}
		return value;
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	private static <T> T require(@Nullable T value, String key) {
		if (value == null) {
			throw new IllegalStateException("'" + key + "' has no default");
		}
		return value;
	}

	/**
	 * Return where a value was set.
	 */
	String source(String key) {
		Setting setting = this.settings.get(key);
		return (setting != null) ? setting.source() : DEFAULT;
	}

	/**
	 * Return what a user wants to see: the store, the number of entries, and whatever
	 * somebody has set, each with its source.
	 */
	@Override
	public String toString() {
		return TOLD.stream()
			.filter((key) -> !source(key).equals(DEFAULT) || ALWAYS.contains(key))
			.map(this.settings::get)
			.map((setting) -> "%s=%s (%s)".formatted(setting.key(), SettingText.of(setting), setting.source()))
			.collect(Collectors.joining(", "));
	}

}
