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

import org.apache.commons.logging.Log;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.Assert;

import dev.embercache.store.Bounds;
import dev.embercache.store.DaemonThreads;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Region;
import dev.embercache.store.RemovalListeners;

/**
 * Store on a Redis or Valkey that several nodes share, over the connection of the
 * application. It belongs to one generation, which closes it; the entries are on the
 * server.
 * <p>
 * A node that cannot use Redis serves misses, and remembers what was invalidated
 * meanwhile. One whose user lacks a right goes on with what is allowed. Nobody waits
 * longer than {@link RedisSettings#timeout()} for a command.
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

	/**
	 * Beats after which a right that is missing is asked for again.
	 */
	private static final int REHEARSAL_BEATS = 30;

	private final ConcurrentMap<String, RedisRegion> regions = new ConcurrentHashMap<>();

	private final RedisSettings settings;

	private final InstantSource clock;

	private final Messages messages;

	private final Breaker breaker;

	private final RedisClient client;

	private final ServerClock serverClock;

	private final Subscription subscription;

	private final Undelivered undelivered = new Undelivered();

	private final FaultLog faults = new FaultLog();

	private final LineageShelf lineages;

	private final Recovery recovery;

	private final Duration beat;

	private final ScheduledExecutorService background = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("ember-cache-redis-beat"));

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
		this.clock = clock;
		Keys keys = new Keys(settings.keyPrefix());
		this.breaker = new Breaker(settings.keyPrefix());
		this.messages = new Messages(RandomNumber.next(), keys);
		this.client = new RedisClient(connectionFactory, settings.timeout(), this.breaker);
		this.serverClock = new ServerClock(keys, settings.timeout());
		this.subscription = new Subscription(connectionFactory, keys.channel(), this.messages.ownChannel(),
				settings.maximumStaleness(), this::receive, this::lost);
		this.lineages = new LineageShelf(keys, this.faults);
		this.recovery = new Recovery(this.client, new Rehearsal(keys, this.beat.multipliedBy(REHEARSAL_BEATS)),
				this.breaker, this.serverClock, this.undelivered, this.lineages, this.regions::get, settings.timeout());
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
	boolean isCoherent() {
		return this.subscription.trust().lasts();
	}

	/**
	 * Return the number of times that Redis could not be used.
	 * @return the number of outages since the start, the present one included
	 */
	long outages() {
		return this.breaker.outages();
	}

	/**
	 * Return the number of entries that were found and could not be read.
	 * @return the number since the start
	 */
	long faults() {
		return this.faults.count();
	}

	@Override
	public Region region(String cache, Bounds bounds) {
		Assert.hasText(cache, "'cache' must not be empty");
		RedisRegion region = this.regions.computeIfAbsent(cache, (name) -> create(name, bounds));
		region.limit(bounds);
		return region;
	}

	/**
	 * Create a region from parts of its own and from those that all regions of this node
	 * share.
	 */
	private RedisRegion create(String cache, Bounds bounds) {
		RemovalListeners listeners = new RemovalListeners();
		KeyLocks locks = new KeyLocks(cache, this.client, this.messages, this.subscription,
				this.settings.lockTimeout());
		Runnable changed = () -> {
			listeners.cleared();
			locks.signal();
		};
		VariantFields fields = new VariantFields(cache, this.lineages, new Envelope(this.settings), this.faults);
		Entries entries = new Entries(cache, this.messages, this.serverClock, this.settings.retention(), fields);
		EntryIndex index = new EntryIndex(cache, this.messages.keys());
		SharedCache shared = new SharedCache(cache, this.client,
				new CacheEpoch(cache, this.messages, this.settings.maximumStaleness(), changed,
						this.lineages::distrust),
				entries, index, new Leftovers(cache, this.client, this::inBackground, entries, index), this.lineages);
		KeyCells cells = new KeyCells(this.subscription);
		return new RedisRegion(cache, shared, cells,
				new Revocations(cache, this.client, this.undelivered, this.faults, shared, cells),
				new LocalEntries(cache, this.client, this.messages, this.subscription, cells), locks, listeners,
				new Lifetime(this.clock, this.settings.retention(), bounds), this::inBackground, this.faults,
				this.settings.signingKey() != null);
	}

	/**
	 * Return the regions of all caches that any node ever used.
	 */
	@Override
	public Collection<Region> regions() {
		try {
			Set<byte[]> caches = this.client
				.call((connection) -> connection.setCommands().sMembers(this.messages.keys().caches()));
			for (byte[] cache : caches) {
				this.regions.computeIfAbsent(new String(cache, StandardCharsets.UTF_8),
						(name) -> create(name, Bounds.UNBOUNDED));
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
			this.faults.unreadableMessage();
			return;
		}
		RedisRegion region = this.regions.get(message.cache());
		if (region != null && !this.messages.isOwn(message)) {
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
	 * Check whether Redis can be used, whether this node hears itself, and whether the
	 * epochs are still what they were.
	 */
	private void beat() {
		try {
			if (this.breaker.isOpen()) {
				this.recovery.attempt();
			}
			if (this.breaker.isDenied()) {
				this.subscription.ensure();
				this.client.probes().call(this::ping);
			}
			if (!this.breaker.isOpen()) {
				this.subscription.ensure();
				this.client.call((connection) -> {
					this.subscription.ping(connection);
					this.serverClock.set(connection);
					return true;
				});
				this.regions.values().forEach(RedisRegion::confirm);
			}
		}
		catch (OutageException ex) {
			logger.trace("Redis cannot be used", ex);
		}
		catch (RuntimeException ex) {
			logger.debug("The data in Redis is not as expected", ex);
		}
	}

	private boolean ping(RedisConnection connection) {
		this.subscription.ping(connection);
		return true;
	}

	void connect() {
		this.recovery.connect();
	}

	/**
	 * Stop listening. From now on there are misses only.
	 */
	@Override
	public void close() {
		this.background.shutdownNow();
		this.client.close();
		this.subscription.close();
	}

}
