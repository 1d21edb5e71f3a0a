package dev.embercache.cache;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Ticker;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.core.log.LogMessage;
import org.springframework.util.Assert;

import dev.embercache.codec.Codec;
import dev.embercache.lineage.Explanation;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Region;

/**
 * Cache manager of one generation of the application. Its caches are views of stores that
 * may outlive it.
 * <p>
 * Caches are created on demand, unless their names are fixed. Safe for use by several
 * threads. Not final, so that an application can put advice around it.
 *
 * @since 0.1.0
 */
public class EmberCacheManager implements CacheManager {

	private static final Log logger = LogFactory.getLog(EmberCacheManager.class);

	private final Set<EntryStore> stores;

	private final Function<String, EntryStore> storeOf;

	private final CurrentGeneration generation;

	private final Function<String, CacheSettings> settingsOf;

	private final @Nullable Set<String> fixedNames;

	private final ConcurrentMap<String, EmberCache> caches = new ConcurrentHashMap<>();

	private final Set<String> unknownNames = ConcurrentHashMap.newKeySet();

	private final EarlierEntries earlierEntries = new EarlierEntries();

	private final UnattributedPuts unattributedPuts;

	/**
	 * Create a manager. A proxy needs to see this, and does not call it.
	 * @param builder what it consists of
	 */
	protected EmberCacheManager(Builder builder) {
		this.stores = Collections.unmodifiableSet(new LinkedHashSet<>(builder.stores));
		this.storeOf = builder.storeOf;
		this.generation = new CurrentGeneration(builder.codec, Set.copyOf(builder.codecClasses), builder.lineages,
				builder.earlierRuns.staleLineages(), InstantSource.system(), Ticker.systemTicker());
		this.settingsOf = builder.settingsOf;
		this.fixedNames = builder.names.isEmpty() ? null : Set.copyOf(builder.names);
		this.unattributedPuts = builder.unattributedPuts;
		builder.names.forEach((name) -> this.caches.put(name, create(name)));
	}

	/**
	 * Begin to build a manager.
	 * @param store the store of all caches that have none of their own
	 * @param codec the codec of this generation
	 * @param lineages the lineages of this generation
	 * @return a builder
	 */
	public static Builder builder(EntryStore store, Codec codec, Lineages lineages) {
		return new Builder(store, codec, lineages);
	}

	/**
	 * Return the cache of the given name.
	 * @param name the name
	 * @return the cache, or {@code null} if the names are fixed and this is none of them
	 */
	@Override
	public @Nullable Cache getCache(String name) {
		EmberCache cache = this.caches.get(name);
		if (cache != null) {
			return cache;
		}
		if (this.fixedNames != null) {
			if (this.unknownNames.add(name)) {
				logger.warn(LogMessage.format(
						"Cache '%s' is not among the names %s that 'spring.cache.cache-names' lists. "
								+ "Add it there, or remove the property so that caches are created on demand.",
						name, new TreeSet<>(this.fixedNames)));
			}
			return null;
		}
		return this.caches.computeIfAbsent(name, this::create);
	}

	@Override
	public Collection<String> getCacheNames() {
		return Collections.unmodifiableSet(new TreeSet<>(this.caches.keySet()));
	}

	/**
	 * Clear all caches, including those in a store that have not been requested so far.
	 * May block on I/O.
	 */
	@Override
	public void resetCaches() {
		Set<Object> cleared = new HashSet<>();
		this.caches.values().forEach((cache) -> {
			cleared.add(cache.getNativeCache());
			cache.clear();
		});
		stores().stream()
			.flatMap((store) -> store.regions().stream())
			.filter((region) -> !cleared.contains(region))
			.forEach(EmberCacheManager::clear);
	}

	private static void clear(Region region) {
		try {
			region.clear();
		}
		catch (RuntimeException | Error ex) {
			logger.warn(
					LogMessage.format("Cache '%s': Cannot clear: %s. Entries may be served again.", region.cache(), ex),
					ex);
		}
	}

	/**
	 * Explain where the values of a cache come from: what is tracked, and what is not,
	 * for each method that computes some. May block on I/O.
	 * @param name the name of the cache
	 * @return an explanation for each lineage of its entries, those of this generation
	 * first; empty if there is no such cache or it is empty
	 */
	public List<Explanation> explain(String name) {
		EmberCache cache = this.caches.get(name);
		if (cache == null) {
			return List.of();
		}
		return cache.backend().lineages().stream().map(this.generation.lineages()::explain).toList();
	}

	/**
	 * Judge entries by new code from now on, because a reloading agent redefined classes
	 * of this generation in place.
	 * @param classNames the names of the classes
	 */
	public void redefined(Collection<String> classNames) {
		logger.info(LogMessage.format("Ember Cache checks all entries again: %s redefined in place", classNames));
		judgeAnew(() -> this.generation.lineages().refresh());
	}

	/**
	 * Judge entries by the configuration properties as they are from now on, because some
	 * have other values than before.
	 * @param keys the names of the properties, or {@code null} if it can be any
	 */
	public void propertiesChanged(@Nullable Collection<String> keys) {
		if (keys == null || !keys.isEmpty()) {
			logger.info(LogMessage.format("Ember Cache checks all entries again: %s changed in place",
					(keys != null) ? "properties " + new TreeSet<>(keys) : "properties"));
		}
		judgeAnew(() -> this.generation.lineages().propertiesChanged(keys));
	}

	private void judgeAnew(Runnable change) {
		this.caches.values().forEach((cache) -> cache.backend().revise());
		change.run();
		// Drop what was judged by the old lineages in the meantime.
		this.caches.values().forEach((cache) -> cache.backend().revise());
	}

	/**
	 * Return how many entries this generation holds as objects only, so that they end
	 * with it.
	 * @return the numbers by the name of the cache, without those that are zero
	 */
	public Map<String, Long> liveOnlyEntries() {
		Map<String, Long> entries = new TreeMap<>();
		this.caches.forEach((name, cache) -> {
			long liveOnly = cache.backend().liveOnlyEntries();
			if (liveOnly > 0) {
				entries.put(name, liveOnly);
			}
		});
		return entries;
	}

	CurrentGeneration generation() {
		return this.generation;
	}

	EarlierEntries earlierEntries() {
		return this.earlierEntries;
	}

	/**
	 * Return the stores of all caches.
	 */
	Set<EntryStore> stores() {
		return this.stores;
	}

	private EmberCache create(String name) {
		return new EmberCache(backend(name, this.storeOf.apply(name), this.settingsOf.apply(name)),
				this.unattributedPuts);
	}

	/**
	 * Only encoded values have a weight.
	 */
	private CacheBackend backend(String name, EntryStore store, CacheSettings settings) {
		if (!store.outlivesGeneration() && settings.bounds().maximumWeight() == null) {
			return new TransientBackend(name, this.generation, settings);
		}
		Region region = store.region(name, settings.bounds());
		if (!store.isRemote()) {
			this.earlierEntries.count(region);
		}
		return new TieredBackend(this.generation, region, settings);
	}

	/**
	 * Builder of a manager. Not safe for use by several threads.
	 */
	public static final class Builder {

		private final Set<EntryStore> stores = new LinkedHashSet<>();

		private Function<String, EntryStore> storeOf;

		private final Codec codec;

		private final Lineages lineages;

		private Function<String, CacheSettings> settingsOf = (cache) -> CacheSettings.DEFAULTS;

		private final Set<String> names = new TreeSet<>();

		private final Set<String> codecClasses = new TreeSet<>();

		private EarlierRuns earlierRuns = new EarlierRuns();

		private UnattributedPuts unattributedPuts = new UnattributedPuts((cache) -> null, () -> (className) -> true);

		private Builder(EntryStore store, Codec codec, Lineages lineages) {
			Assert.notNull(store, "'store' must not be null");
			Assert.notNull(codec, "'codec' must not be null");
			Assert.notNull(lineages, "'lineages' must not be null");
			this.stores.add(store);
			this.storeOf = (cache) -> store;
			this.codec = codec;
			this.lineages = lineages;
		}

		/**
		 * Set the settings of all caches.
		 * @param settings the settings
		 * @return this builder
		 */
		public Builder settings(CacheSettings settings) {
			return settings((cache) -> settings);
		}

		/**
		 * Set the settings of each cache.
		 * @param settingsOf finds the settings of a cache by its name, when the cache is
		 * first asked for
		 * @return this builder
		 */
		public Builder settings(Function<String, CacheSettings> settingsOf) {
			this.settingsOf = settingsOf;
			return this;
		}

		/**
		 * Set the store of each cache.
		 * @param stores the stores that there are besides the first one
		 * @param storeOf finds one of the stores by the name of a cache, when the cache
		 * is first asked for
		 * @return this builder
		 */
		public Builder stores(Collection<EntryStore> stores, Function<String, EntryStore> storeOf) {
			this.stores.addAll(stores);
			this.storeOf = storeOf;
			return this;
		}

		/**
		 * Name the application classes that customize the codec. They are part of every
		 * lineage.
		 * @param classNames the names of the classes
		 * @return this builder
		 */
		public Builder codecClasses(Collection<String> classNames) {
			this.codecClasses.clear();
			this.codecClasses.addAll(classNames);
			return this;
		}

		/**
		 * Set what is known of the generations before, so that the reason of a miss is
		 * about the value that was served last.
		 * @param earlierRuns what is known
		 * @return this builder
		 */
		public Builder earlierRuns(EarlierRuns earlierRuns) {
			this.earlierRuns = earlierRuns;
			return this;
		}

		/**
		 * Set what is known of values that are put without a word about who computed
		 * them. Without it, all of them are put by hand.
		 * @param unattributedPuts what is known
		 * @return this builder
		 */
		public Builder unattributedPuts(UnattributedPuts unattributedPuts) {
			this.unattributedPuts = unattributedPuts;
			return this;
		}

		/**
		 * Fix the names of the caches: no others are created.
		 * @param names the names; if empty, caches are created on demand
		 * @return this builder
		 */
		public Builder cacheNames(Collection<String> names) {
			this.names.clear();
			this.names.addAll(names);
			return this;
		}

		/**
		 * Build the manager.
		 * @return a new manager
		 */
		public EmberCacheManager build() {
			return new EmberCacheManager(this);
		}

	}

}
