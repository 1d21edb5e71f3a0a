package dev.embercache.autoconfigure;

import dev.embercache.store.EntryStore;
import dev.embercache.store.Retention;

/**
 * Opens the store of one kind when the first cache uses it. The auto-configuration of
 * each store contributes one as a bean, if the library of the store is on the class path.
 */
interface StoreProvider {

	/**
	 * Return the kind of store.
	 */
	EmberCacheProperties.Store kind();

	/**
	 * Return the store that an earlier generation kept, or open one.
	 * @param retention where the store is kept, and what closes it
	 */
	EntryStore open(Retention retention);

}
