package dev.embercache.autoconfigure;

import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;

/**
 * Opens the store of one kind, when a cache is to be kept there. The auto-configuration
 * of each store has one as a bean, where the library of the store is there.
 */
interface StoreProvider {

	/**
	 * Return the kind of store.
	 */
	EmberCacheProperties.Store kind();

	/**
	 * Return the store that an earlier generation kept, or open one.
	 * @param scope where the store is kept, and what closes it
	 */
	EntryStore open(RestartScope scope);

}
