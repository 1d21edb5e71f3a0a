package dev.embercache.autoconfigure;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import dev.embercache.autoconfigure.EmberCacheProperties.Store;
import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;

/**
 * The stores that the settings select, each opened once.
 */
final class Stores {

	private final Map<Store, StoreProvider> providers = new EnumMap<>(Store.class);

	private final Map<Store, EntryStore> opened = new EnumMap<>(Store.class);

	private final RestartScope scope;

	Stores(Stream<StoreProvider> providers, RestartScope scope) {
		providers.forEach((provider) -> this.providers.put(provider.kind(), provider));
		this.scope = scope;
	}

	/**
	 * Return the store of the given kind.
	 * @param property the property that selects it
	 * @throws InvalidSettingException if there is no such store
	 */
	synchronized EntryStore get(Store kind, String property) {
		StoreProvider provider = this.providers.get(kind);
		if (provider == null) {
			throw kind.missing(property);
		}
		return this.opened.computeIfAbsent(kind, (ignored) -> provider.open(this.scope));
	}

	/**
	 * Return whether a setting selects the store of the given kind.
	 */
	synchronized boolean isOpen(Store kind) {
		return this.opened.containsKey(kind);
	}

}
