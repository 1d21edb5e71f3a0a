package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Region;
import org.apache.commons.logging.Log;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.Assert;

/**
 * Store on a Redis or Valkey that several nodes share, over the connection of the
 * application. It belongs to one generation, which closes it; what it keeps is on the
 * server.
 * <p>
 * A node that cannot use Redis serves misses, and remembers what was invalidated
 * meanwhile. It never throws {@link dev.embercache.store.StoreException}, and nobody
 * waits longer than {@link RedisSettings#timeout()} for a command.
 *
 * @since 0.1.0
 */
public final class RedisEntryStore implements EntryStore {

	private static final Log logger = StoreLog.LOGGER;

	private static final Duration LONGEST_BEAT = Duration.ofSeconds(1);

	private static final Duration LONGEST_START = Duration.ofSeconds(5);

	/**
	 * Beats within the time for which the live tier is trusted.
	 */
	private static final int BEATS = 5;

	private final ConcurrentMap<String, RedisRegion> regions = new ConcurrentHashMap<>();

	private final RedisSettings settings;

	private final Breaker breaker = new Breaker();

	private final Subscription subscription;

	private final Node node;

	private final Duration beat;

	private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "ember-cache-redis-beat");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * Create a store.
	 * @param connectionFactory the connections of the application
	 * @param settings the settings
	 */
	public RedisEntryStore(RedisConnectionFactory connectionFactory, RedisSettings settings) {
		this(connectionFactory, settings, InstantSource.system());
	}

	RedisEntryStore(RedisConnectionFactory connectionFactory, RedisSettings settings, InstantSource clock) {
		Assert.notNull(connectionFactory, "'connectionFactory' must not be null");
		Assert.notNull(settings, "'settings' must not be null");
		this.settings = settings;
		Duration share = settings.maximumStaleness().dividedBy(BEATS);
		this.beat = (share.compareTo(LONGEST_BEAT) < 0) ? share : LONGEST_BEAT;
		long id = CacheEpoch.random();
		Keys keys = new Keys(settings.keyPrefix());
		this.subscription = new Subscription(connectionFactory, keys.channel(), keys.channel(CacheEpoch.text(id)),
				settings.maximumStaleness(), this::receive, this::lost);
		this.node = Node.of(id, keys, settings, new RedisClient(connectionFactory, settings.timeout(), this.breaker),
				this.breaker, this.subscription, this::inBackground, clock);
	}

	/**
	 * Connect, and begin to listen to the other nodes. Waits for the connection, so that
	 * the first requests find what there is, but no longer than some seconds.
	 */
	public void start() {
		this.background.scheduleWithFixedDelay(this::beat, 0, this.beat.toNanos(), TimeUnit.NANOSECONDS);
		this.breaker.awaitFirstProbe(LONGEST_START);
	}

	/**
	 * Return whether this node hears of the others at this moment, so that values can be
	 * served without asking Redis.
	 * @return whether the live tier is in use
	 */
	public boolean isCoherent() {
		return this.subscription.trust().lasts();
	}

	/**
	 * Return the number of times that Redis could not be used.
	 * @return the number of outages since the start, the present one included
	 */
	public long outages() {
		return this.breaker.outages();
	}

	/**
	 * Return the number of entries that were found and could not be read.
	 * @return the number since the start
	 */
	public long faults() {
		return this.node.faults().count();
	}

	@Override
	public Region region(String cache, Bounds bounds) {
		Assert.hasText(cache, "'cache' must not be empty");
		RedisRegion region = this.regions.computeIfAbsent(cache, (name) -> new RedisRegion(name, bounds, this.node));
		region.lifetime().limit(bounds);
		return region;
	}

	/**
	 * Return the regions of all caches that any node ever used.
	 */
	@Override
	public Collection<Region> regions() {
		try {
			Set<byte[]> caches = this.node.client()
				.call((connection) -> connection.setCommands().sMembers(this.node.keys().caches()));
			for (byte[] cache : caches) {
				Bounds bounds = new Bounds(null, null, Long.MAX_VALUE, null,
						History.DEFAULTS.withVariants(Integer.MAX_VALUE));
				this.regions.computeIfAbsent(new String(cache, StandardCharsets.UTF_8),
						(name) -> new RedisRegion(name, bounds, this.node));
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Only the caches of this node are known", ex);
		}
		return List.copyOf(this.regions.values());
	}

	@Override
	public boolean isRemote() {
		return true;
	}

	private void receive(byte[] bytes) {
		Message message = Message.read(bytes);
		if (message == null) {
			this.node.faults().add("*", "A message cannot be read.");
			return;
		}
		RedisRegion region = this.regions.get(message.cache());
		if (region != null && message.node() != this.node.id()) {
			region.hear(message);
		}
	}

	private void lost() {
		this.regions.values().forEach(RedisRegion::lost);
		inBackground(this::beat);
	}

	private void inBackground(Runnable task) {
		try {
			this.background.execute(task);
		}
		catch (RejectedExecutionException ex) {
			logger.trace("The store is closed", ex);
		}
	}

	/**
	 * See whether all is well: whether Redis can be used, whether this node hears itself,
	 * and whether the epochs are still what they were.
	 */
	private void beat() {
		try {
			if (this.breaker.isOpen()) {
				recover();
			}
			if (!this.breaker.isOpen()) {
				this.subscription.ensure();
				this.node.client().call((connection) -> {
					this.subscription.ping(connection);
					return see(connection);
				});
				this.regions.values().forEach(RedisRegion::confirm);
			}
		}
		catch (OutageException ex) {
			logger.trace("Redis cannot be used", ex);
		}
		catch (RuntimeException ex) {
			logger.debug("Redis is not what it should be", ex);
		}
	}

	/**
	 * What was sent before the outage may be carried out until its deadline, so what is
	 * invalidated now must not be invalidated earlier than that.
	 */
	private void recover() {
		Duration deadline = this.settings.timeout().plus(ServerClock.TOLERANCE).multipliedBy(2);
		if (this.breaker.isConnecting()) {
			connect();
		}
		else if (this.breaker.age().compareTo(deadline) >= 0) {
			this.node.client().probes().call(this::see);
			deliver();
		}
	}

	void connect() {
		this.node.client().connect(this::see);
		deliver();
	}

	private boolean see(RedisConnection connection) {
		this.node.clock().set(connection);
		return true;
	}

	/**
	 * Deliver what could not be delivered, and let callers in.
	 */
	private void deliver() {
		this.node.lineages().distrust();
		Undelivered undelivered = this.node.undelivered();
		while (this.breaker.isOpen()) {
			Undelivered.Batch batch = undelivered.take();
			if (batch == null) {
				this.breaker.close(undelivered::isEmpty);
			}
			else {
				deliver(batch);
			}
		}
	}

	private void deliver(Undelivered.Batch batch) {
		try {
			RedisRegion region = this.regions.get(batch.cache());
			if (region == null) {
				return;
			}
			if (batch.isWhole()) {
				region.revocations().clear(this.node.client().probes());
			}
			else {
				for (EntryKey key : batch.keys()) {
					region.revocations().invalidate(key, this.node.client().probes());
				}
			}
		}
		catch (RuntimeException ex) {
			this.node.undelivered().putBack(batch);
			throw ex;
		}
	}

	/**
	 * Stop listening. From now on there are misses only.
	 */
	@Override
	public void close() {
		this.background.shutdownNow();
		this.node.client().close();
		this.subscription.close();
	}

}
