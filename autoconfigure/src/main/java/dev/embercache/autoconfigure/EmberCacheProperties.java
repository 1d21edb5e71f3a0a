package dev.embercache.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.embercache.cache.CacheSettings;
import dev.embercache.lineage.Tracking;
import dev.embercache.store.Bounds;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of Ember Cache.
 *
 * @param enabled Whether Ember Cache provides the cache manager.
 * @param store Store that keeps entries beyond a restart.
 * @param timeToLive Time after its last write at which an entry expires. Entries do not
 * expire by default.
 * @param timeToIdle Time after its last read at which an entry expires. Entries do not
 * expire by default.
 * @param maximumEntries Number of entries that a cache may hold.
 * @param maximumWeight Encoded size of the keys and values that a cache may hold. No
 * limit by default.
 * @param history Values of other versions of the code that are kept, so that undoing an
 * edit finds them again.
 * @param copyOnRead Whether each reader of a mutable value gets its own copy.
 * @param trustInMemoryDatabase Whether entries that were read from an in-memory database
 * are kept after a restart, because the same rows are loaded again.
 * @param codec Settings of the codec.
 * @param caches Settings of single caches, by name.
 */
@ConfigurationProperties(EmberCacheProperties.PREFIX)
record EmberCacheProperties(@DefaultValue("true") boolean enabled, @DefaultValue("memory") Store store,
		@Nullable Duration timeToLive, @Nullable Duration timeToIdle, @DefaultValue("10000") long maximumEntries,
		@Nullable DataSize maximumWeight, @DefaultValue History history, @DefaultValue("true") boolean copyOnRead,
		@DefaultValue("false") boolean trustInMemoryDatabase, @DefaultValue Codec codec,
		@DefaultValue Map<String, Cache> caches) {

	static final String PREFIX = "ember.cache";

	/**
	 * Return the settings that apply to every cache without its own.
	 */
	CacheSettings settings() {
		CacheHistory history = new CacheHistory(this.history.variants(), this.history.timeToLive(),
				this.history.maximumWeight());
		return new Cache(this.store, this.timeToLive, this.timeToIdle, this.maximumEntries, this.maximumWeight, history,
				this.copyOnRead, this.trustInMemoryDatabase, null, List.of(), null, true)
			.settings(PREFIX, CacheSettings.DEFAULTS);
	}

	/**
	 * Return the settings of the caches that have their own, by name.
	 */
	Map<String, CacheSettings> settingsByName() {
		CacheSettings all = settings();
		Map<String, CacheSettings> settings = new LinkedHashMap<>();
		this.caches.forEach((name, cache) -> settings.put(name, cache.settings(PREFIX + ".caches." + name, all)));
		return settings;
	}

	/**
	 * Return the user's statements about the lineages of a cache.
	 */
	Tracking tracking(String name) {
		Cache cache = this.caches.get(name);
		return (cache != null) ? cache.tracking() : Tracking.DEFAULTS;
	}

	/**
	 * Return the caches that have a store of their own.
	 */
	Map<String, Store> storesByName() {
		Map<String, Store> stores = new LinkedHashMap<>();
		this.caches.forEach((name, cache) -> {
			if (cache.store() != null) {
				stores.put(name, cache.store());
			}
		});
		return stores;
	}

	private static <T> @Nullable T orElse(@Nullable T value, @Nullable T fallback) {
		return (value != null) ? value : fallback;
	}

	private static boolean isPositive(@Nullable Duration duration) {
		return duration == null || !(duration.isNegative() || duration.isZero());
	}

	private static void requirePositive(String prefix, String name, @Nullable Object value, boolean positive) {
		if (!positive) {
			throw new InvalidSettingException(prefix + "." + name, String.valueOf(value), "must be positive",
					"Set it to a positive value, or remove it to use the default.");
		}
	}

	/**
	 * Kinds of stores.
	 */
	enum Store {

		/**
		 * In the heap. Entries outlive a DevTools restart.
		 */
		MEMORY("is not available", "Do not exclude its auto-configuration"),

		/**
		 * In a file. Entries outlive the JVM.
		 */
		DISK("needs the library 'com.h2database:h2-mvstore', which is not on the class path",
				"Add the dependency 'com.h2database:h2-mvstore'"),

		/**
		 * In Redis or Valkey. Several JVMs share the entries.
		 */
		REDIS("needs a connection to Redis, and there is no 'RedisConnectionFactory' bean",
				"Add the dependency 'org.springframework.boot:spring-boot-starter-data-redis'");

		private final String need;

		private final String remedy;

		Store(String need, String remedy) {
			this.need = need;
			this.remedy = remedy;
		}

		/**
		 * Return the failure to report when this store is chosen but not available.
		 */
		InvalidSettingException missing(String property) {
			return new InvalidSettingException(property, name().toLowerCase(Locale.ROOT), this.need,
					this.remedy + ", or choose another store with '" + property + "'.");
		}

	}

	/**
	 * Limits of the values of other versions of the code.
	 *
	 * @param variants Number of values of one key that are kept for different versions of
	 * the code.
	 * @param timeToLive Time for which a value is kept after a newer one was written
	 * under its key.
	 * @param maximumWeight Encoded size of all values of a cache in memory that are not
	 * the newest of their key.
	 */
	record History(@DefaultValue("4") int variants, @DefaultValue("7d") Duration timeToLive,
			@DefaultValue("16MB") DataSize maximumWeight) {

	}

	/**
	 * Settings of the codec.
	 *
	 * @param allowedPackages Packages of libraries whose classes may be read from a
	 * store, besides those that the application itself wrote.
	 */
	record Codec(@DefaultValue List<String> allowedPackages) {

	}

	/**
	 * Settings of a single cache. Those that are not set default to the settings of all
	 * caches.
	 *
	 * @param store Store that keeps the entries of the cache beyond a restart.
	 * @param timeToLive Time after its last write at which an entry expires.
	 * @param timeToIdle Time after its last read at which an entry expires.
	 * @param maximumEntries Number of entries that the cache may hold.
	 * @param maximumWeight Encoded size of the keys and values that the cache may hold.
	 * @param history Values of other versions of the code that are kept.
	 * @param copyOnRead Whether each reader of a mutable value gets its own copy.
	 * @param trustInMemoryDatabase Whether entries that were read from an in-memory
	 * database are kept after a restart, because the same rows are loaded again.
	 * @param dependsOn Further sources of the values, besides the code that computes
	 * them.
	 * @param ignores Patterns of classes that are not followed, unless they are in the
	 * value or the key.
	 * @param version Version of the cache. Values of any other version are stale.
	 * @param trackCode Whether the code that computes a value is followed.
	 */
	record Cache(@Nullable Store store, @Nullable Duration timeToLive, @Nullable Duration timeToIdle,
			@Nullable Long maximumEntries, @Nullable DataSize maximumWeight, @Nullable CacheHistory history,
			@Nullable Boolean copyOnRead, @Nullable Boolean trustInMemoryDatabase, @Nullable DependsOn dependsOn,
			@DefaultValue List<String> ignores, @Nullable String version, @DefaultValue("true") boolean trackCode) {

		/**
		 * Return the user's statements about the lineages of the cache.
		 */
		private Tracking tracking() {
			DependsOn also = (this.dependsOn != null) ? this.dependsOn : new DependsOn(List.of(), List.of(), List.of());
			return new Tracking(this.trackCode, also.classes(), also.resources(), also.properties(), this.ignores,
					this.version);
		}

		private CacheSettings settings(String prefix, CacheSettings all) {
			requirePositive(prefix, "time-to-live", this.timeToLive, isPositive(this.timeToLive));
			requirePositive(prefix, "time-to-idle", this.timeToIdle, isPositive(this.timeToIdle));
			requirePositive(prefix, "maximum-entries", this.maximumEntries,
					this.maximumEntries == null || this.maximumEntries > 0);
			requirePositive(prefix, "maximum-weight", this.maximumWeight,
					this.maximumWeight == null || this.maximumWeight.toBytes() > 0);
			Bounds base = all.bounds();
			Bounds bounds = new Bounds(orElse(this.timeToLive, base.timeToLive()),
					orElse(this.timeToIdle, base.timeToIdle()),
					(this.maximumEntries != null) ? this.maximumEntries : base.maximumEntries(),
					orElse(this.maximumWeight, base.maximumWeight()), (this.history != null)
							? this.history.settings(prefix + ".history", base.history()) : base.history());
			return new CacheSettings(bounds, (this.copyOnRead != null) ? this.copyOnRead : all.copyOnRead(),
					(this.trustInMemoryDatabase != null) ? this.trustInMemoryDatabase : all.trustInMemoryDatabase());
		}

	}

	/**
	 * Further sources of the values, besides the code that computes them.
	 *
	 * @param classes Patterns of application classes, which count with all that they
	 * reach.
	 * @param resources Locations of resources and files.
	 * @param properties Names of configuration properties, or prefixes such as
	 * 'pricing.*'.
	 */
	record DependsOn(@DefaultValue List<String> classes, @DefaultValue List<String> resources,
			@DefaultValue List<String> properties) {

	}

	/**
	 * Limits of the values of other versions of the code, for a single cache.
	 *
	 * @param variants Number of values of one key that are kept for different versions of
	 * the code.
	 * @param timeToLive Time for which a value is kept after a newer one was written
	 * under its key.
	 * @param maximumWeight Encoded size of all values in memory that are not the newest
	 * of their key.
	 */
	record CacheHistory(@Nullable Integer variants, @Nullable Duration timeToLive, @Nullable DataSize maximumWeight) {

		private dev.embercache.store.History settings(String prefix, dev.embercache.store.History all) {
			requirePositive(prefix, "variants", this.variants, this.variants == null || this.variants > 0);
			requirePositive(prefix, "time-to-live", this.timeToLive, isPositive(this.timeToLive));
			requirePositive(prefix, "maximum-weight", this.maximumWeight,
					this.maximumWeight == null || !this.maximumWeight.isNegative());
			return new dev.embercache.store.History((this.variants != null) ? this.variants : all.variants(),
					orElse(this.timeToLive, all.timeToLive()),
					(this.maximumWeight != null) ? this.maximumWeight : all.maximumWeight());
		}

	}

}
