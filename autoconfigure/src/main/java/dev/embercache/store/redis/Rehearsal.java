package dev.embercache.store.redis;

import java.time.Duration;
import java.util.List;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * Tries all commands that callers and scripts use, on a key that says nothing, to see
 * whether a right that was missing has been granted. What is found under the key is a
 * string, so that most of them fail, but not for want of a right.
 */
final class Rehearsal implements Command<Boolean> {

	private static final List<String> COMMANDS = List.of("GET %s", "HMGET %s f", "HGET %s f", "HGETALL %s", "HKEYS %s",
			"HEXISTS %s f", "HSET %s f v", "HDEL %s f", "HINCRBY %s f 1", "SADD %s m", "SMEMBERS %s", "ZADD %s 1 m",
			"ZCARD %s", "ZRANGE %s 0 0", "ZPOPMIN %s", "ZREMRANGEBYRANK %s 0 0", "TYPE %s", "PTTL %s",
			"PEXPIRE %s 60000", "DEL %s", "UNLINK %s");

	private final Keys keys;

	private final long interval;

	private long last = System.nanoTime();

	Rehearsal(Keys keys, Duration interval) {
		this.keys = keys;
		this.interval = interval.toNanos();
	}

	/**
	 * Return whether it is time to try again.
	 */
	boolean isDue() {
		long now = System.nanoTime();
		if (now - this.last < this.interval) {
			return false;
		}
		this.last = now;
		return true;
	}

	@Override
	public Boolean run(RedisConnection connection) {
		connection.stringCommands().set(this.keys.probe(), Script.argument("1"));
		for (String command : COMMANDS) {
			attempt(connection, command.split(" "));
		}
		return true;
	}

	private void attempt(RedisConnection connection, String... words) {
		byte[][] arguments = new byte[words.length - 1][];
		for (int i = 1; i < words.length; i++) {
			arguments[i - 1] = words[i].equals("%s") ? this.keys.probe() : Script.argument(words[i]);
		}
		try {
			connection.execute(words[0], arguments);
		}
		catch (RuntimeException ex) {
			if (Denial.of(ex) != null) {
				throw ex;
			}
		}
	}

}
