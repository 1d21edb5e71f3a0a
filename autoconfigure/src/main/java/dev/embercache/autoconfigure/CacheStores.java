package dev.embercache.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

import dev.embercache.settings.CacheSections;
import dev.embercache.store.EntryStore;

/**
 * The stores of the caches: the one of all of them, and those that are named for single
 * ones. Checks all settings, so that a wrong one stops the start.
 */
final class CacheStores {

	private static final Log logger = LogFactory.getLog(CacheStores.class);

	private final EntryStore main;

	private final Stores stores;

	private final CacheSetups setups;

	private final CacheSections sections;

	private final Set<EntryStore> all = new LinkedHashSet<>();

	CacheStores(EntryStore main, Stores stores, CacheSetups setups, CacheSections sections) {
		this.main = main;
		this.stores = stores;
		this.setups = setups;
		this.sections = sections;
		setups.ofAll().cacheSettings();
		this.all.add(main);
		for (String name : sections.names()) {
			CacheSetup setup = setups.ofWritten(name);
			setup.cacheSettings();
			this.all.add(find(setup));
		}
	}

	EntryStore main() {
		return this.main;
	}

	Set<EntryStore> all() {
		return this.all;
	}

	/**
	 * Return the store of a cache that is asked for.
	 */
	EntryStore of(String cache) {
		this.sections.use(cache);
		CacheSetup setup = this.setups.of(cache);
		logger.debug(LogMessage.format("Cache '%s': %s", cache, setup));
		return find(setup);
	}

	/**
	 * What is said about all caches has made the bean, unless a user has made another.
	 */
	private EntryStore find(CacheSetup setup) {
		EmberCacheProperties.Store kind = setup.values().store();
		String source = setup.source("store");
		return (kind != null && source.startsWith(EmberCacheProperties.CACHES)) ? this.stores.get(kind, source)
				: this.main;
	}

}
