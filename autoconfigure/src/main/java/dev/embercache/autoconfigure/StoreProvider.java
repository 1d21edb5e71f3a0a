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
	 * Return the store that an earlier generation left, or open one.
	 * @param retention the scope that keeps the store and closes it
	 */
	EntryStore open(Retention retention);

}
