package dev.embercache.store.redis;

import java.time.Duration;
import java.time.InstantSource;

import dev.embercache.store.Bounds;
import dev.embercache.store.Expiry;

/**
 * The bounds of one cache, which may change, and the clock that its entries expire by.
 */
final class Lifetime {

	private final InstantSource clock;

	private final Duration retention;

	private volatile Bounds bounds;

	private volatile Expiry expiry;

	Lifetime(InstantSource clock, Duration retention, Bounds bounds) {
		this.clock = clock;
		this.retention = retention;
		this.bounds = bounds;
		this.expiry = Expiry.bySharedClocks(bounds, retention);
	}

	void limit(Bounds bounds) {
		this.bounds = bounds;
		this.expiry = Expiry.bySharedClocks(bounds, this.retention);
	}

	Bounds bounds() {
		return this.bounds;
	}

	Expiry expiry() {
		return this.expiry;
	}

	long now() {
		return this.clock.millis();
	}

}
