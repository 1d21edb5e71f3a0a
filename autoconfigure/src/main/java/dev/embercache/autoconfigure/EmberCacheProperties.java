package dev.embercache.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import dev.embercache.lineage.Tracking;

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
 * @param cacheNullValues Whether null is kept like any other value.
 * @param codec Settings of the codec.
 * @param caches Settings of single caches, by name.
 */
@ConfigurationProperties(EmberCacheProperties.PREFIX)
record EmberCacheProperties(@DefaultValue("true") boolean enabled, @DefaultValue("memory") Store store,
		@Nullable Duration timeToLive, @Nullable Duration timeToIdle, @DefaultValue("10000") long maximumEntries,
		@Nullable DataSize maximumWeight, @DefaultValue History history, @DefaultValue("true") boolean copyOnRead,
		@DefaultValue("false") boolean trustInMemoryDatabase, @DefaultValue("true") boolean cacheNullValues,
		@DefaultValue Codec codec, @DefaultValue Map<String, Cache> caches) {

	static final String PREFIX = "ember.cache";

	static final String CACHES = PREFIX + ".caches";

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
	 * @param cacheNullValues Whether null is kept like any other value.
	 * @param dependsOn Further sources of the values, besides the code that computes
	 * them.
	 * @param ignores Patterns of classes that are not followed, unless they are in the
	 * value or the key.
	 * @param version Version of the cache. Values of any other version are stale.
	 * @param trackCode Whether the code that computes a value is followed.
	 */
	record Cache(@Nullable Store store, @Nullable Duration timeToLive, @Nullable Duration timeToIdle,
			@Nullable Long maximumEntries, @Nullable DataSize maximumWeight, @Nullable CacheHistory history,
			@Nullable Boolean copyOnRead, @Nullable Boolean trustInMemoryDatabase, @Nullable Boolean cacheNullValues,
			@Nullable DependsOn dependsOn, @DefaultValue List<String> ignores, @Nullable String version,
			@DefaultValue("true") boolean trackCode) {

		/**
		 * Return the user's statements about the lineages of the cache.
		 */
		Tracking tracking() {
			DependsOn also = (this.dependsOn != null) ? this.dependsOn : new DependsOn(List.of(), List.of(), List.of());
			return new Tracking(this.trackCode, also.classes(), also.resources(), also.properties(), this.ignores,
					this.version);
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

	}

}
