package dev.embercache.store.redis;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What the regions of one node have in common.
 *
 * @param id a random number that no other node has
 * @param keys the names of keys
 * @param settings the settings
 * @param server the way to Redis
 * @param subscription how the node hears of others
 * @param clock the time by the server's clock
 * @param background runs what nobody waits for
 * @param time the time by this node's clock
 * @param breaker whether there is an outage
 * @param undelivered what could not be delivered during an outage
 * @param faults what was found and cannot be used
 * @param lineages the lineages
 * @param envelope the form of values
 */
record Node(long id, Keys keys, RedisSettings settings, RedisClient client, Subscription subscription,
		ServerClock clock, Executor background, InstantSource time, Breaker breaker, Undelivered undelivered,
		FaultLog faults, LineageShelf lineages, Envelope envelope) {

	static Node of(long id, Keys keys, RedisSettings settings, RedisClient client, Breaker breaker,
			Subscription subscription, Executor background, InstantSource time) {
		FaultLog faults = new FaultLog();
		return new Node(id, keys, settings, client, subscription, new ServerClock(keys), background, time, breaker,
				new Undelivered(), faults, new LineageShelf(keys, faults), new Envelope(settings));
	}

	CacheEpoch epoch(String cache, Runnable changed) {
		return new CacheEpoch(cache, this.keys, this.id, this.settings.maximumStaleness(), changed,
				this.lineages::distrust);
	}

	Duration retention() {
		return this.settings.retention();
	}

}
