package dev.embercache.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.embercache.cache.CacheSettings;
import dev.embercache.store.Bounds;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of Ember Cache.
 *
 * @param enabled Whether Ember Cache provides the cache manager.
 * @param store Where entries are kept beyond a restart.
 * @param timeToLive Time after the write at which an entry expires. Entries do not expire
 * by default.
 * @param timeToIdle Time after the last read at which an entry expires. Entries do not
 * expire by default.
 * @param maximumEntries Number of entries that a cache may hold.
 * @param maximumWeight Size of the keys and values that a cache may hold, encoded. No
 * limit by default.
 * @param variants Number of values of one key that are kept for different versions of the
 * code.
 * @param copyOnRead Whether each reader of a mutable value gets a copy of its own.
 * @param trustInMemoryDatabase Whether entries that were read from an in-memory database
 * stay after a restart, because the same rows are loaded anew.
 * @param codec Settings of the codec.
 * @param caches Settings of single caches, by name.
 */
@ConfigurationProperties(EmberCacheProperties.PREFIX)
record EmberCacheProperties(@DefaultValue("true") boolean enabled, @DefaultValue("memory") Store store,
		@Nullable Duration timeToLive, @Nullable Duration timeToIdle, @DefaultValue("10000") long maximumEntries,
		@Nullable DataSize maximumWeight, @DefaultValue("4") int variants, @DefaultValue("true") boolean copyOnRead,
		@DefaultValue("false") boolean trustInMemoryDatabase, @DefaultValue Codec codec,
		@DefaultValue Map<String, Cache> caches) {

	static final String PREFIX = "ember.cache";

	/**
	 * Return the settings of all caches that have none of their own.
	 */
	CacheSettings settings() {
		return valid(PREFIX, this.timeToLive, this.timeToIdle, this.maximumEntries, this.maximumWeight, this.variants,
				this.copyOnRead, this.trustInMemoryDatabase);
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

	private static CacheSettings valid(String prefix, @Nullable Duration timeToLive, @Nullable Duration timeToIdle,
			long maximumEntries, @Nullable DataSize maximumWeight, int variants, boolean copyOnRead,
			boolean trustInMemoryDatabase) {
		requirePositive(prefix, "time-to-live", timeToLive, timeToLive == null || isPositive(timeToLive));
		requirePositive(prefix, "time-to-idle", timeToIdle, timeToIdle == null || isPositive(timeToIdle));
		requirePositive(prefix, "maximum-entries", maximumEntries, maximumEntries > 0);
		requirePositive(prefix, "maximum-weight", maximumWeight, maximumWeight == null || maximumWeight.toBytes() > 0);
		requirePositive(prefix, "variants", variants, variants > 0);
		return new CacheSettings(new Bounds(timeToLive, timeToIdle, maximumEntries, maximumWeight, variants),
				copyOnRead, trustInMemoryDatabase);
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	private static void requirePositive(String prefix, String name, @Nullable Object value, boolean positive) {
		if (!positive) {
			throw new InvalidSettingException(prefix + "." + name, String.valueOf(value), "must be positive",
					"Set it to a positive value, or remove it to have the default.");
		}
	}

	/**
	 * Where entries are kept.
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
		 * Return what is said where this store is chosen and cannot be had.
		 */
		InvalidSettingException missing(String property) {
			return new InvalidSettingException(property, name().toLowerCase(Locale.ROOT), this.need,
					this.remedy + ", or choose another store with '" + property + "'.");
		}

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
	 * Settings of a single cache. What is not set is taken from the settings of all
	 * caches.
	 *
	 * @param store Where the entries of the cache are kept beyond a restart.
	 * @param timeToLive Time after the write at which an entry expires.
	 * @param timeToIdle Time after the last read at which an entry expires.
	 * @param maximumEntries Number of entries that the cache may hold.
	 * @param maximumWeight Size of the keys and values that the cache may hold, encoded.
	 * @param variants Number of values of one key that are kept for different versions of
	 * the code.
	 * @param copyOnRead Whether each reader of a mutable value gets a copy of its own.
	 * @param trustInMemoryDatabase Whether entries that were read from an in-memory
	 * database stay after a restart, because the same rows are loaded anew.
	 */
	record Cache(@Nullable Store store, @Nullable Duration timeToLive, @Nullable Duration timeToIdle,
			@Nullable Long maximumEntries, @Nullable DataSize maximumWeight, @Nullable Integer variants,
			@Nullable Boolean copyOnRead, @Nullable Boolean trustInMemoryDatabase) {

		private CacheSettings settings(String prefix, CacheSettings all) {
			Bounds bounds = all.bounds();
			return valid(prefix, (this.timeToLive != null) ? this.timeToLive : bounds.timeToLive(),
					(this.timeToIdle != null) ? this.timeToIdle : bounds.timeToIdle(),
					(this.maximumEntries != null) ? this.maximumEntries : bounds.maximumEntries(),
					(this.maximumWeight != null) ? this.maximumWeight : bounds.maximumWeight(),
					(this.variants != null) ? this.variants : bounds.variants(),
					(this.copyOnRead != null) ? this.copyOnRead : all.copyOnRead(),
					(this.trustInMemoryDatabase != null) ? this.trustInMemoryDatabase : all.trustInMemoryDatabase());
		}

	}

}
