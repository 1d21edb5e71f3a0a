package dev.embercache.autoconfigure;

import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;
import dev.embercache.store.redis.RedisEntryStore;
import dev.embercache.store.redis.RedisSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Provides the store on Redis. It belongs to the generation whose connections it uses,
 * and is closed before they are.
 */
final class RedisStoreProvider implements StoreProvider, SmartLifecycle, DisposableBean {

	/**
	 * Start after the connections and before the web server, stop in reverse order.
	 */
	private static final int PHASE = 1000;

	private final RedisConnectionFactory connectionFactory;

	private final RedisSettings settings;

	private @Nullable RedisEntryStore store;

	private boolean running;

	RedisStoreProvider(RedisConnectionFactory connectionFactory, RedisSettings settings) {
		this.connectionFactory = connectionFactory;
		this.settings = settings;
	}

	@Override
	public EmberCacheProperties.Store kind() {
		return EmberCacheProperties.Store.REDIS;
	}

	@Override
	public synchronized EntryStore open(RestartScope scope) {
		RedisEntryStore store = new RedisEntryStore(this.connectionFactory, this.settings);
		this.store = store;
		if (this.running) {
			store.start();
		}
		return store;
	}

	@Override
	public synchronized void start() {
		this.running = true;
		if (this.store != null) {
			this.store.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		destroy();
	}

	@Override
	public synchronized boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public synchronized void destroy() {
		if (this.store != null) {
			this.store.close();
		}
	}

}
