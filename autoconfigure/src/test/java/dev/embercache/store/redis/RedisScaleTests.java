package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;
import dev.embercache.store.Finding;
import dev.embercache.store.History;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page on the store on Redis says of its costs, counted by the server. Prints
 * the figures that depend on the machine.
 */
class RedisScaleTests {

	private static final int KEYS = 2000;

	private final List<AutoCloseable> resources = new ArrayList<>();

	private RedisProcess redis;

	private RedisConnection connection;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.launch();
		this.resources.add(this.redis);
		LettuceConnectionFactory factory = connect();
		this.connection = factory.getConnection();
		this.resources.add(this.connection);
	}

	private LettuceConnectionFactory connect() {
		LettuceConnectionFactory factory = TestRedis.connect(this.redis.host(), this.redis.port());
		this.resources.add(factory::destroy);
		return factory;
	}

	@AfterEach
	void close() throws Exception {
		for (int i = this.resources.size() - 1; i >= 0; i--) {
			this.resources.get(i).close();
		}
	}

	private Region node() {
		return node(TestRedis.patient("ember:shop:"));
	}

	private Region node(RedisSettings settings) {
		RedisEntryStore store = TestRedis.open(connect(), settings);
		this.resources.add(store);
		return store.region("prices", new Bounds(null, null, 1_000_000, null, History.DEFAULTS.withVariants(4)));
	}

	private static EntryKey key(int i) {
		return StoredTexts.key("product-%06d".formatted(i));
	}

	private static void fill(Region region, int i, String text) {
		region.fill(key(i), StoredTexts.variant(text, StoredTexts.FIRST),
				region.look(key(i), (lineage) -> true).lease());
	}

	private long calls(String command) {
		Properties stats = this.connection.serverCommands().info("commandstats");
		String stat = stats.getProperty("cmdstat_" + command, "calls=0,");
		return Long.parseLong(stat.substring(stat.indexOf('=') + 1, stat.indexOf(',')));
	}

	private long memory() {
		return Long.parseLong(this.connection.serverCommands().info("memory").getProperty("used_memory"));
	}

	/**
	 * Count how often an action makes the server run a command. The background adds a few
	 * in each second.
	 */
	private void assertCalls(String command, double expected, Runnable action) {
		long before = calls(command);
		action.run();
		assertThat((calls(command) - before) / (double) KEYS).as("calls of %s", command)
			.isBetween(expected - 0.01, expected + 0.15);
	}

	@Test
	void takesTheCommandsThatItSays() {
		Region one = node();
		Region other = node();
		String text = "x".repeat(300);
		long searches = calls("keys") + calls("scan");
		assertCalls("hmget", 1, () -> range((i) -> one.look(key(i), (lineage) -> true)));
		assertCalls("evalsha", 2, () -> range((i) -> fill(one, i, text)));
		other.look(key(0), (lineage) -> true);
		assertCalls("hmget", 1, () -> range((i) -> other.look(key(i), (lineage) -> true)));
		assertCalls("hgetall", 0, () -> range((i) -> other.look(key(i), (lineage) -> true)));
		assertCalls("evalsha", 1, () -> range((i) -> fill(one, i, text)));
		assertCalls("evalsha", 1, () -> range((i) -> one.invalidate(key(i))));
		assertCalls("publish", 1, () -> range((i) -> one.invalidate(key(i))));
		assertCalls("get", 1, () -> range((i) -> one.invalidate(key(i))));
		assertCalls("evalsha", 1 / (double) KEYS, one::clear);
		assertThat(calls("keys") + calls("scan")).as("searches for keys").isEqualTo(searches);
	}

	@Test
	void aLockTakesOneCommand() {
		Region without = node();
		Region with = locking();
		assertCalls("evalsha", 2, () -> range((i) -> compute(without, i)));
		assertCalls("evalsha", 3, () -> range((i) -> compute(with, KEYS + i)));
		assertCalls("publish", 0, () -> range((i) -> compute(with, 2 * KEYS + i)));
		long[] free = new long[KEYS];
		long[] locked = new long[KEYS];
		range((i) -> {
			free[i] = nanos(() -> compute(without, 3 * KEYS + i));
			locked[i] = nanos(() -> compute(with, 4 * KEYS + i));
		});
		System.out.printf("A miss and its fill take %s us, and %s us with a lock%n", spread(free), spread(locked));
	}

	private Region locking() {
		return node(TestRedis.locking(TestRedis.patient("ember:shop:"), Duration.ofMinutes(10)));
	}

	private static void compute(Region region, int i) {
		Finding miss = region.look(key(i), (lineage) -> true);
		try (KeyLock lock = region.lock(key(i))) {
			assertThat(lock.acquire(miss.lease())).isTrue();
			region.fill(key(i), StoredTexts.variant("10", StoredTexts.FIRST), miss.lease());
			lock.computed();
		}
	}

	private static long nanos(Runnable action) {
		long start = System.nanoTime();
		action.run();
		return System.nanoTime() - start;
	}

	@Test
	void whoWaitsForALockHearsOfTheValue() throws Exception {
		Region one = locking();
		Region other = locking();
		int rounds = 200;
		long[] later = new long[rounds];
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			for (int i = 0; i < rounds; i++) {
				EntryKey key = key(i);
				Finding miss = one.look(key, (lineage) -> true);
				long filled;
				Future<Long> waiting;
				try (KeyLock lock = one.lock(key)) {
					assertThat(lock.acquire(miss.lease())).isTrue();
					waiting = executor.submit(() -> {
						try (KeyLock next = other.lock(key)) {
							assertThat(next.acquire(other.lease(key))).isFalse();
							return System.nanoTime();
						}
					});
					Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> isWaitedFor(key));
					filled = System.nanoTime();
					one.fill(key, StoredTexts.variant("10", StoredTexts.FIRST), miss.lease());
					lock.computed();
				}
				later[i] = waiting.get(60, TimeUnit.SECONDS) - filled;
			}
		}
		finally {
			executor.shutdownNow();
		}
		System.out.printf("Who waits for a lock looks again %s us after the fill began%n", spread(later));
	}

	private boolean isWaitedFor(EntryKey key) {
		byte[] pattern = ("ember:shop:entry:prices:*:" + new String(key.bytes(), StandardCharsets.UTF_8))
			.getBytes(StandardCharsets.UTF_8);
		return this.connection.keyCommands()
			.keys(pattern)
			.stream()
			.anyMatch((name) -> this.connection.hashCommands().hExists(name, Script.argument("w")));
	}

	private static void range(IntConsumer action) {
		for (int i = 0; i < KEYS; i++) {
			action.accept(i);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 1000, 4000 })
	void bytesPerEntry(int size) {
		Region region = node();
		fill(region, KEYS, "warm");
		long before = memory();
		// Nothing that can be compressed.
		String text = StoredTexts.noise(size);
		range((i) -> fill(region, i, text));
		long bytes = (memory() - before) / KEYS;
		before = memory();
		range((i) -> region.invalidate(key(KEYS + 1 + i)));
		long tombstone = (memory() - before) / KEYS;
		System.out.printf("An entry of %d bytes takes %d, a key that was invalidated %d for ten minutes%n", size, bytes,
				tombstone);
		assertThat(bytes).isBetween((long) size, size + 900L);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4, 8 })
	void anInvalidationReachesEveryNode(int count) throws Exception {
		List<Region> nodes = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			nodes.add(node());
		}
		int rounds = 100;
		long[] returned = new long[rounds];
		long[] heard = new long[rounds];
		for (int i = 0; i < rounds; i++) {
			fill(nodes.get(0), 0, "10");
			List<StoredVariant> live = nodes.stream().map((node) -> node.find(key(0)).get(0)).toList();
			assertThat(live).allMatch((variant) -> variant.standing() == Standing.PRESENT);
			long begin = System.nanoTime();
			nodes.get(0).invalidate(key(0));
			long end = System.nanoTime();
			returned[i] = end - begin;
			for (StoredVariant variant : live) {
				while (variant.standing() == Standing.PRESENT) {
					assertThat(System.nanoTime() - end).isLessThan(Duration.ofSeconds(60).toNanos());
					Thread.onSpinWait();
				}
			}
			heard[i] = System.nanoTime() - end;
		}
		long before = calls("publish");
		long output = output();
		long start = System.nanoTime();
		range((i) -> nodes.get(0).invalidate(key(i)));
		double seconds = (System.nanoTime() - start) / 1e9;
		System.out.printf(
				"%d nodes: an invalidation returns after %s us, and all have heard of it %s us later; "
						+ "%.0f of them in a second, %.0f messages delivered, %.1f kB/s sent%n",
				count, spread(returned), spread(heard), KEYS / seconds, count * (calls("publish") - before) / seconds,
				(output() - output) / 1024.0 / seconds);
	}

	private long output() {
		return Long.parseLong(this.connection.serverCommands().info("stats").getProperty("total_net_output_bytes"));
	}

	private static String spread(long[] nanos) {
		Arrays.sort(nanos);
		return "%d (median), %d (99 %%), %d (longest)".formatted(micros(nanos[nanos.length / 2]),
				micros(nanos[nanos.length * 99 / 100]), micros(nanos[nanos.length - 1]));
	}

	private static long micros(long nanos) {
		return TimeUnit.NANOSECONDS.toMicros(nanos);
	}

	@Test
	void theThreadsInBetweenCostLittle() {
		Region region = node();
		fill(region, 0, "10");
		byte[] name = "ember:shop:caches".getBytes(StandardCharsets.US_ASCII);
		LettuceConnectionFactory factory = connect();
		try (RedisClient client = new RedisClient(factory, Duration.ofSeconds(20), closed())) {
			long direct = Long.MAX_VALUE;
			long handed = Long.MAX_VALUE;
			for (int i = 0; i < 5; i++) {
				direct = Math.min(direct, time(() -> this.connection.keyCommands().exists(name)));
				handed = Math.min(handed,
						time(() -> client.call((connection) -> connection.keyCommands().exists(name))));
			}
			System.out.printf("A command takes %d us by itself and %d us over our threads%n", micros(direct),
					micros(handed));
			assertThat(direct).isPositive();
		}
	}

	private static Breaker closed() {
		Breaker breaker = new Breaker("ember:");
		breaker.close(() -> true);
		return breaker;
	}

	private static long time(Runnable action) {
		long start = System.nanoTime();
		range((i) -> action.run());
		return (System.nanoTime() - start) / KEYS;
	}

}
