package dev.embercache.store.disk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A wall clock that is set by hand.
 */
final class SettableClock implements InstantSource {

	private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

	@Override
	public Instant instant() {
		return this.now;
	}

	void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

}
