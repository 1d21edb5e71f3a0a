package dev.embercache.store.redis;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;

import dev.embercache.entry.EntryKey;

/**
 * Ends an outage: sees whether Redis can be used again, delivers the invalidations that
 * could not be delivered, and only then lets callers in.
 */
final class Recovery {

	private final RedisClient client;

	private final Rehearsal rehearsal;

	private final Breaker breaker;

	private final ServerClock clock;

	private final Undelivered undelivered;

	private final LineageShelf lineages;

	private final Function<String, @Nullable RedisRegion> regions;

	private final Duration timeout;

	/**
	 * Create an instance.
	 * @param regions finds the region of a cache
	 * @param timeout how long callers wait for a command
	 */
	Recovery(RedisClient client, Rehearsal rehearsal, Breaker breaker, ServerClock clock, Undelivered undelivered,
			LineageShelf lineages, Function<String, @Nullable RedisRegion> regions, Duration timeout) {
		this.client = client;
		this.rehearsal = rehearsal;
		this.breaker = breaker;
		this.clock = clock;
		this.undelivered = undelivered;
		this.lineages = lineages;
		this.regions = regions;
		this.timeout = timeout;
	}

	/**
	 * Try to end the outage. A command that was sent before it may be carried out until
	 * its deadline, so what is invalidated now must not be invalidated earlier than that.
	 */
	void attempt() {
		Duration deadline = this.timeout.plus(ServerClock.TOLERANCE).multipliedBy(2);
		if (this.breaker.isConnecting()) {
			connect();
		}
		else if (this.breaker.isDenied()) {
			if (this.rehearsal.isDue()) {
				this.client.probes().call(this.rehearsal);
				this.client.probes().call(this::setClock);
				deliver();
			}
		}
		else if (this.breaker.age().compareTo(deadline) >= 0) {
			this.client.probes().call(this::setClock);
			deliver();
		}
	}

	/**
	 * Make the first connection.
	 */
	void connect() {
		this.client.connect(this::setClock);
		deliver();
	}

	private boolean setClock(RedisConnection connection) {
		this.clock.set(connection);
		return true;
	}

	private void deliver() {
		this.lineages.distrust();
		while (this.breaker.isOpen()) {
			Undelivered.Batch batch = this.undelivered.take();
			if (batch == null) {
				this.breaker.close(this.undelivered::isEmpty);
			}
			else {
				deliver(batch);
			}
		}
	}

	private void deliver(Undelivered.Batch batch) {
		try {
			RedisRegion region = this.regions.apply(batch.cache());
			if (region == null) {
				return;
			}
			if (batch.isWhole()) {
				region.revocations().clear(this.client.probes());
			}
			else {
				for (EntryKey key : batch.keys()) {
					region.revocations().invalidate(key, this.client.probes());
				}
			}
		}
		catch (RuntimeException ex) {
			this.undelivered.putBack(batch);
			throw ex;
		}
	}

}
