package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * The time by the server's clock, so that a command can say until when it may be carried
 * out. A command that a client sends again after an outage must not undo what happened
 * meanwhile.
 */
final class ServerClock {

	/**
	 * The amount by which the clock may be wrong.
	 */
	static final Duration TOLERANCE = Duration.ofMillis(250);

	private final Keys keys;

	private final Duration timeout;

	private volatile long offset;

	private volatile boolean set;

	/**
	 * Create a clock that is not set so far.
	 * @param timeout how long callers wait for a command
	 */
	ServerClock(Keys keys, Duration timeout) {
		this.keys = keys;
		this.timeout = timeout;
	}

	/**
	 * Set the clock, and see on the way whether the server takes writes.
	 */
	void set(RedisConnection connection) {
		long before = millis();
		List<Object> time = Script.PROBE.run(connection, 1, this.keys.probe());
		long after = millis();
		long server = number(time.get(0)) * 1000 + number(time.get(1)) / 1000;
		this.offset = server - (before + (after - before) / 2);
		this.set = true;
	}

	/**
	 * Return the time by the server's clock after which a command is too late.
	 * @param started when the caller began, by {@link System#nanoTime()}
	 */
	long deadline(Commands commands, long started) {
		if (!this.set) {
			commands.call((connection) -> {
				set(connection);
				return true;
			});
		}
		return started / 1_000_000 + this.offset + this.timeout.plus(TOLERANCE).toMillis();
	}

	private static long number(Object value) {
		return (value instanceof byte[] text) ? Long.parseLong(new String(text, StandardCharsets.US_ASCII))
				: Long.parseLong(value.toString());
	}

	private static long millis() {
		return System.nanoTime() / 1_000_000;
	}

}
