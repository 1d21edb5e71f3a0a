package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * The epoch of one cache, as this node knows it. All keys of the cache have it in their
 * names, so that a new one leaves all entries behind, in constant time. It is a random
 * number: should Redis lose it, no earlier one can come back.
 * <p>
 * States: known; or unknown, before it is first asked for and after a clear of which the
 * outcome is not known. What may race: an answer of Redis with a message that is younger.
 * The answer counts only if nothing was heard since the question.
 */
final class CacheEpoch {

	private final String cache;

	private final Keys keys;

	private final Messages messages;

	private final long maximumAge;

	private final Runnable changed;

	private final Runnable lost;

	private volatile @Nullable Known known;

	private int changes;

	/**
	 * Create an instance.
	 * @param maximumAge how old the last confirmation may be
	 * @param changed called when all entries were left behind
	 * @param lost called when Redis does not know an epoch that it knew before
	 */
	CacheEpoch(String cache, Messages messages, Duration maximumAge, Runnable changed, Runnable lost) {
		this.cache = cache;
		this.keys = messages.keys();
		this.messages = messages;
		this.maximumAge = maximumAge.toNanos();
		this.changed = changed;
		this.lost = lost;
	}

	/**
	 * Return whether the given epoch is the one that this node knows. Cheap.
	 */
	boolean is(long epoch) {
		Known known = this.known;
		return known != null && known.epoch() == epoch;
	}

	/**
	 * Return the epoch, asking Redis unless it was confirmed recently.
	 */
	long get(RedisConnection connection) {
		Long recent = recent();
		return (recent != null) ? recent : ask(connection);
	}

	/**
	 * Return the epoch, asking Redis unless it was confirmed recently.
	 */
	long get(Commands commands) {
		Long recent = recent();
		return (recent != null) ? recent : commands.call(this::ask);
	}

	/**
	 * Ask Redis for the epoch that it has now.
	 */
	Question question(Commands commands) {
		Start start = start();
		return new Question(commands, start, commands.send(new Request.Text(this.keys.epoch(this.cache))));
	}

	/**
	 * Return the epoch if it was confirmed recently.
	 */
	@Nullable Long recent() {
		Known known = this.known;
		return (known != null && System.nanoTime() - known.confirmed() < this.maximumAge) ? known.epoch() : null;
	}

	/**
	 * Return the epoch that Redis has now.
	 */
	long ask(RedisConnection connection) {
		while (true) {
			Start start = start();
			long epoch = read(connection);
			if (learn(epoch, start)) {
				return epoch;
			}
		}
	}

	private long read(RedisConnection connection) {
		byte[] key = this.keys.epoch(this.cache);
		byte[] text = null;
		try {
			text = connection.stringCommands().get(key);
		}
		catch (RuntimeException ex) {
			if (!String.valueOf(ex.getMessage()).contains("WRONGTYPE")) {
				throw ex;
			}
		}
		Long epoch = parse(text);
		if (epoch != null) {
			return epoch;
		}
		if (this.known != null) {
			this.lost.run();
		}
		connection.setCommands().sAdd(this.keys.caches(), Script.argument(this.cache));
		if (text != null) {
			return begin(connection).epoch();
		}
		long first = RandomNumber.next();
		List<Object> result = Script.EPOCH.run(connection, 1, key, Script.argument(RandomNumber.text(first)),
				this.messages.channel(), this.messages.epoch(this.cache, first));
		Long current = parse((byte[]) result.get(0));
		return (current != null) ? current : first;
	}

	/**
	 * Begin a new epoch.
	 */
	Begun begin(RedisConnection connection) {
		long epoch = RandomNumber.next();
		List<Object> result = Script.CLEAR.run(connection, 1, this.keys.epoch(this.cache),
				Script.argument(RandomNumber.text(epoch)), this.messages.channel(),
				this.messages.epoch(this.cache, epoch));
		return new Begun(epoch, result.isEmpty() ? null : parse((byte[]) result.get(0)));
	}

	private static @Nullable Long parse(byte @Nullable [] text) {
		try {
			return (text != null) ? Long.parseUnsignedLong(new String(text, StandardCharsets.ISO_8859_1), 16) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Clear the cache.
	 * @return the new epoch and the one before
	 */
	Begun clear(RedisConnection connection) {
		Start start = start();
		Begun begun = begin(connection);
		if (!learn(begun.epoch(), start)) {
			forget();
		}
		return begun;
	}

	private synchronized Start start() {
		return new Start(this.changes, System.nanoTime());
	}

	private boolean learn(long epoch, Start start) {
		boolean changed;
		synchronized (this) {
			if (this.changes != start.changes() && !is(epoch)) {
				return false;
			}
			changed = set(epoch, start.nanos());
		}
		if (changed) {
			this.changed.run();
		}
		return true;
	}

	/**
	 * Hear from another node that there is a new epoch.
	 */
	void hear(long epoch) {
		boolean changed;
		synchronized (this) {
			changed = set(epoch, System.nanoTime());
		}
		if (changed) {
			this.changed.run();
		}
	}

	/**
	 * Know nothing from now on.
	 */
	void forget() {
		synchronized (this) {
			this.known = null;
			this.changes++;
		}
		this.changed.run();
	}

	private boolean set(long epoch, long confirmed) {
		boolean changed = this.known != null && !is(epoch);
		if (!is(epoch)) {
			this.changes++;
		}
		this.known = new Known(epoch, confirmed);
		return changed;
	}

	/**
	 * A question that was sent.
	 */
	final class Question implements AutoCloseable {

		private final Commands commands;

		private final Start start;

		private final PendingReply<List<byte[]>> reply;

		private Question(Commands commands, Start start, PendingReply<List<byte[]>> reply) {
			this.commands = commands;
			this.start = start;
			this.reply = reply;
		}

		/**
		 * Return the epoch that Redis had after the question, beginning the first one.
		 */
		long await() {
			Long epoch = parse(text());
			return (epoch != null && learn(epoch, this.start)) ? epoch : this.commands.call(CacheEpoch.this::ask);
		}

		private byte @Nullable [] text() {
			try {
				return this.reply.await().get(0);
			}
			catch (OutageException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				// A value that is not a string is no epoch.
				return null;
			}
		}

		@Override
		public void close() {
			this.reply.close();
		}

	}

	/**
	 * An epoch that began.
	 *
	 * @param epoch the epoch
	 * @param before the epoch before, or {@code null} if there was none
	 */
	record Begun(long epoch, @Nullable Long before) {

	}

	/**
	 * The beginning of a question or a clear.
	 *
	 * @param changes the number of changes of the epoch so far
	 * @param nanos the time, by {@link System#nanoTime()}
	 */
	private record Start(int changes, long nanos) {

	}

	private record Known(long epoch, long confirmed) {

	}

}
