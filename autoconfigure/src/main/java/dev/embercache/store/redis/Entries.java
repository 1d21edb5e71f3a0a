package dev.embercache.store.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.store.Bounds;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * The entries of one cache in Redis. A key is one hash:
 *
 * <pre>
 * g        fencing token: a random number that each invalidation or update sets anew
 * s        number of writes under this token; absent if there are no variants
 * r        time of the last read that was told of, if entries idle away
 * l, t, w  holder of the lock, when it lapses, and whether a node waits, see {@link KeyLocks}
 * lineage  one field of 16 bytes for each variant, see {@link VariantFields}
 * </pre>
 *
 * <b>Fencing.</b> A computation may end long after the truth about its key has changed.
 * So a lease remembers the token that it saw at the miss, and the script of a fill
 * compares it with the token of the key in the step that writes; a fill that comes too
 * late is refused, on whichever node it began. An invalidation leaves a hash with nothing
 * but a new token behind: a tombstone. It expires after {@link RedisLease#MEMORY}, and
 * leases are void before that, so that no lease can outlive the tombstone that fences it
 * off. A key without a hash has the empty token; a fill under it is safe for the same
 * reason. Evictions remove variants and leave the token, since they change no truth.
 * <p>
 * <b>Compare and set.</b> The token and the number of writes together are the state of a
 * key. {@code putIfAbsent} and the lock name the state that they have read, and do
 * nothing if it is another one by now.
 * <p>
 * <b>Commands that come late.</b> A client sends a command again after its connection was
 * cut, so an update says until when it may be carried out, by the clock of the server. A
 * fill needs no deadline, since it has a token. An invalidation needs none either: it may
 * remove too much, never too little.
 */
final class Entries {

	private static final byte[] TOKEN = Script.argument("g");

	private static final byte[] NUMBER = Script.argument("s");

	private static final byte[] READ = Script.argument("r");

	/**
	 * The first variant among the fields that are read.
	 */
	private static final int FIRST = 3;

	private static final Duration LONGEST = Duration.ofDays(3650);

	private final String cache;

	private final Messages messages;

	private final ServerClock clock;

	private final Duration retention;

	private final VariantFields fields;

	/**
	 * Create an instance.
	 * @param retention how long Redis keeps what has no limit of its own
	 */
	Entries(String cache, Messages messages, ServerClock clock, Duration retention, VariantFields fields) {
		this.cache = cache;
		this.messages = messages;
		this.clock = clock;
		this.retention = retention;
		this.fields = fields;
	}

	/**
	 * Read a key: first the variants of the given lineages, and all if there are none of
	 * them.
	 */
	Key read(Commands commands, long epoch, EntryKey key, Collection<Fingerprint> lineages) {
		byte[] name = name(epoch, key);
		byte[][] fields = new byte[lineages.size() + FIRST][];
		fields[0] = TOKEN;
		fields[1] = NUMBER;
		fields[2] = READ;
		int count = FIRST;
		for (Fingerprint id : lineages) {
			fields[count++] = id.toBytes();
		}
		List<byte[]> values = commands.call(new Request.Fields(name, fields));
		byte[] number = values.get(1);
		List<VariantFields.Found> found = new ArrayList<>(1);
		if (number != null) {
			for (int i = FIRST; i < values.size(); i++) {
				add(commands, key, fields[i], values.get(i), found);
			}
			if (found.isEmpty()) {
				commands.call((connection) -> connection.hashCommands().hGetAll(name))
					.forEach((field, value) -> add(commands, key, field, value, found));
			}
			found.sort(Comparator.comparingLong(VariantFields.Found::number).reversed());
		}
		return new Key(token(values.get(0)), state(values.get(0), number), number(values.get(2)), found);
	}

	private void add(Commands commands, EntryKey key, byte[] field, byte @Nullable [] value,
			List<VariantFields.Found> found) {
		VariantFields.Found variant = this.fields.read(commands, key, field, value);
		if (variant != null) {
			found.add(variant);
		}
	}

	/**
	 * Fill a variant in.
	 * @return what became of it
	 */
	Filled fill(Commands commands, EntryKey key, Variant variant, RedisLease lease, Bounds bounds, long writtenMillis) {
		Duration expiry = expiry(bounds);
		byte[] field = this.fields.write(commands, key, variant, writtenMillis, expiry);
		List<byte[]> arguments = new ArrayList<>(9);
		arguments.add(name(lease.origin().epoch(), key));
		arguments.add(bytes(lease.origin().token()));
		arguments.add(variant.lineage().id().toBytes());
		arguments.add(field);
		arguments.add(Script.argument(bounds.variants()));
		arguments.add(Script.argument(expiry.toMillis()));
		RedisKeyLock lock = lease.lock();
		if (lock != null) {
			arguments.add(Script.argument(lock.owner()));
			arguments.add(this.messages.channel());
			arguments.add(this.messages.computed(this.cache, key));
		}
		List<Object> result = commands.call(Script.FILL.with(1, arguments.toArray(new byte[0][])));
		if (result.isEmpty()) {
			return new Filled(0, List.of());
		}
		if (lock != null) {
			lock.filled();
		}
		List<Fingerprint> gone = ids(result.subList(1, result.size()));
		return new Filled((Long) result.get(0), gone);
	}

	/**
	 * Put a variant in the place of all others.
	 * @param expected the state that the key must have, or {@code null} for any
	 * @param started when the caller began
	 * @return what became of it
	 */
	Updated update(Commands commands, long epoch, EntryKey key, Variant variant, long token, @Nullable String expected,
			Bounds bounds, Moment started) {
		Duration expiry = expiry(bounds);
		byte[] field = this.fields.write(commands, key, variant, started.millis(), expiry);
		long deadline = this.clock.deadline(commands, started.nanos());
		List<byte[]> arguments = new ArrayList<>(8);
		arguments.add(name(epoch, key));
		arguments.add(bytes(token));
		arguments.add(about());
		arguments.add(variant.lineage().id().toBytes());
		arguments.add(field);
		arguments.add(Script.argument(Math.max(expiry.toMillis(), RedisLease.MEMORY.toMillis())));
		arguments.add(Script.argument(deadline));
		if (expected != null) {
			arguments.add(expected.getBytes(StandardCharsets.ISO_8859_1));
		}
		List<Object> result = commands.call(Script.UPDATE.with(1, arguments.toArray(new byte[0][])));
		if (result.isEmpty()) {
			return Updated.NOT_EXPECTED;
		}
		if (result.get(0) instanceof byte[]) {
			throw new TooLateException();
		}
		return ((Long) result.get(0) != 0) ? Updated.REPLACED : Updated.NEW;
	}

	/**
	 * Remove all variants.
	 * @return the lineages that were there
	 */
	List<Fingerprint> invalidate(Commands commands, long epoch, EntryKey key, long token) {
		return ids(commands.call(Script.INVALIDATE.with(1, name(epoch, key), bytes(token), about(),
				Script.argument(RedisLease.MEMORY.toMillis()))));
	}

	Request<List<Object>> remove(long epoch, EntryKey key, Fingerprint lineage, long number) {
		return Script.REMOVE.with(1, name(epoch, key), lineage.toBytes(), Script.argument(number));
	}

	Request<List<Object>> touch(long epoch, EntryKey key, long readMillis, Bounds bounds) {
		return Script.TOUCH.with(1, name(epoch, key), Script.argument(readMillis),
				Script.argument(expiry(bounds).toMillis()));
	}

	Request<List<Object>> evict(long epoch, EntryKey key) {
		return Script.EVICT.with(1, name(epoch, key));
	}

	void delete(RedisConnection connection, long epoch, EntryKey key) {
		connection.keyCommands().unlink(name(epoch, key));
	}

	/**
	 * Return for how long Redis keeps what is written now.
	 */
	private Duration expiry(Bounds bounds) {
		Duration expiry = this.retention;
		if (bounds.timeToLive() != null) {
			expiry = bounds.timeToLive();
		}
		else if (bounds.timeToIdle() != null) {
			// Reads are told of some time later.
			expiry = bounds.timeToIdle().multipliedBy(2);
		}
		Duration shortest = Duration.ofMillis(1);
		expiry = (expiry.compareTo(LONGEST) < 0) ? expiry : LONGEST;
		return (expiry.compareTo(shortest) > 0) ? expiry : shortest;
	}

	private byte[] about() {
		return this.messages.about(this.cache);
	}

	private byte[] name(long epoch, EntryKey key) {
		return this.messages.keys().entry(this.cache, RandomNumber.text(epoch), key);
	}

	/**
	 * The absent token is an empty string, as an absent field is in a script.
	 */
	private static byte[] bytes(long token) {
		return (token != 0) ? ByteBuffer.allocate(Long.BYTES).putLong(token).array() : new byte[0];
	}

	private static long token(byte @Nullable [] bytes) {
		return (bytes != null && bytes.length == Long.BYTES) ? ByteBuffer.wrap(bytes).getLong() : 0;
	}

	private static long number(byte @Nullable [] text) {
		try {
			return (text != null) ? Long.parseLong(new String(text, StandardCharsets.ISO_8859_1)) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	private static String state(byte @Nullable [] token, byte @Nullable [] number) {
		return latin(token) + "/" + latin(number);
	}

	private static String latin(byte @Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.ISO_8859_1) : "";
	}

	private static List<Fingerprint> ids(List<Object> fields) {
		List<Fingerprint> ids = new ArrayList<>(fields.size());
		for (Object field : fields) {
			Fingerprint id = VariantFields.lineage((byte[]) field);
			if (id != null) {
				ids.add(id);
			}
		}
		return ids;
	}

	/**
	 * The content of a key.
	 *
	 * @param token the fencing token, or 0 if none was set so far
	 * @param state the state, for a later comparison
	 * @param readMillis the last read that Redis was told of
	 * @param found the variants that were asked for, the newest first
	 */
	record Key(long token, String state, long readMillis, List<VariantFields.Found> found) {

	}

	/**
	 * The outcome of a fill.
	 *
	 * @param number the number of the write, or 0 if the fencing token is another one
	 * @param gone the lineages of the variants that made room
	 */
	record Filled(long number, List<Fingerprint> gone) {

		boolean isKept() {
			return this.number != 0;
		}

	}

	/**
	 * The outcome of an update.
	 */
	enum Updated {

		/** The key is not as expected, and stays as it is. */
		NOT_EXPECTED,

		/** The key had no variants. */
		NEW,

		/** The key had variants. */
		REPLACED

	}

	/**
	 * A moment by two clocks.
	 *
	 * @param nanos by {@link System#nanoTime()}
	 * @param millis by the wall clock
	 */
	record Moment(long nanos, long millis) {

	}

	/**
	 * The command arrived after its deadline.
	 */
	private static final class TooLateException extends RuntimeException {

		TooLateException() {
			super("A command came too late to be carried out");
		}

	}

}
