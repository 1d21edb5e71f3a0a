package dev.embercache.autoconfigure;

import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;

/**
 * Opens the store of one kind, once a cache selects it. The auto-configuration of each
 * store contributes one as a bean if the library of the store is present.
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
