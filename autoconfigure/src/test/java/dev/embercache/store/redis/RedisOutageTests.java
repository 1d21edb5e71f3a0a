package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;
import dev.embercache.store.Finding;
import dev.embercache.store.History;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * A Redis that is down, slow or read-only.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisOutageTests {

	private static final Bounds BOUNDS = new Bounds(null, null, 1000, null, History.DEFAULTS.withVariants(4));

	private static final EntryKey TEA = StoredTexts.key("tea");

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final List<AutoCloseable> resources = new ArrayList<>();

	private final String prefix = TestRedis.prefix();

	private RedisProcess redis;

	private RedisEntryStore store;

	private Region region;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.launch();
		this.resources.add(this.redis);
		this.store = node();
		this.region = prices(this.store);
	}

	private RedisEntryStore node() {
		LettuceConnectionFactory factory = TestRedis.connect(this.redis.host(), this.redis.port());
		this.resources.add(factory::destroy);
		RedisEntryStore store = TestRedis.open(factory,
				TestRedis.settings(this.prefix, Duration.ofMillis(500), Duration.ofSeconds(2), null));
		this.resources.add(store);
		return store;
	}

	private static Region prices(RedisEntryStore store) {
		return store.region("prices", BOUNDS);
	}

	@AfterEach
	void close() throws Exception {
		for (int i = this.resources.size() - 1; i >= 0; i--) {
			this.resources.get(i).close();
		}
	}

	private StoredVariant fill(String text) {
		return this.region.fill(TEA, StoredTexts.variant(text, StoredTexts.FIRST), this.region.lease(TEA));
	}

	private void awaitOutage() {
		Awaitility.await().atMost(LIMIT).until(() -> {
			this.region.find(TEA);
			return this.store.outages() > 0;
		});
	}

	private void awaitFills() {
		Awaitility.await().atMost(LIMIT).until(() -> fill("new") != null);
	}

	@Test
	void aServerThatIsKilledAndStartedAgainIsUsedAgain(CapturedOutput output) {
		fill("10");
		this.redis.kill();
		awaitOutage();
		assertThat(this.region.find(TEA)).isEmpty();
		assertThat(fill("11")).isNull();
		this.redis.start();
		awaitFills();
		assertThat(StoredTexts.texts(this.region, TEA)).containsExactly("new");
		assertThat(output).containsOnlyOnce("Redis cannot be used (");
		assertThat(output).containsOnlyOnce("Redis can be used again after");
	}

	@Test
	void theLiveTierServesForAWhileAndThenNoMore() {
		StoredVariant tea = fill("10");
		this.redis.kill();
		Awaitility.await().atMost(LIMIT).until(() -> tea.standing() != Standing.PRESENT);
		assertThat(this.store.isCoherent()).isFalse();
		this.redis.start();
		Awaitility.await().atMost(LIMIT).until(this.store::isCoherent);
	}

	@Test
	void aServerThatHangsCostsOneTimeout(CapturedOutput output) {
		fill("10");
		this.redis.pause();
		try {
			awaitOutage();
			for (int i = 0; i < 10_000; i++) {
				assertThat(this.region.find(TEA)).isEmpty();
			}
			assertThat(output).containsOnlyOnce("no answer within 500 ms");
		}
		finally {
			this.redis.resume();
		}
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(StoredTexts.texts(this.region, TEA)).containsExactly("10"));
	}

	@Test
	void anInvalidationDuringAnOutageIsDeliveredBeforeAnythingElse() {
		Region other = prices(node());
		fill("10");
		Finding miss = other.look(TEA, StoredTexts.SECOND::equals);
		this.redis.pause();
		try {
			awaitOutage();
			assertThat(this.region.invalidate(TEA)).isEmpty();
		}
		finally {
			this.redis.resume();
		}
		Awaitility.await().atMost(LIMIT).until(() -> fill("11") != null);
		assertThat(StoredTexts.texts(this.region, TEA)).containsExactly("11");
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(StoredTexts.texts(other, TEA)).containsExactly("11"));
		assertThat(other.fill(TEA, StoredTexts.variant("9", StoredTexts.SECOND), miss.lease())).isNull();
	}

	@Test
	void anUpdateDuringAnOutageInvalidates() {
		fill("10");
		this.redis.pause();
		try {
			awaitOutage();
			StoredVariant updated = this.region.update(TEA, StoredTexts.variant("11", StoredTexts.FIRST));
			assertThat(updated.standing()).isEqualTo(Standing.INVALIDATED);
		}
		finally {
			this.redis.resume();
		}
		Awaitility.await().atMost(LIMIT).until(() -> this.region.look(TEA, (lineage) -> true).lease().holds());
		assertThat(this.region.find(TEA)).isEmpty();
	}

	@Test
	void aClearDuringAnOutageIsDelivered() {
		fill("10");
		Region other = prices(node());
		this.redis.pause();
		try {
			awaitOutage();
			this.region.clear();
		}
		finally {
			this.redis.resume();
		}
		Awaitility.await().atMost(LIMIT).until(() -> other.find(TEA).isEmpty() && fill("11") != null);
		assertThat(StoredTexts.texts(this.region, TEA)).containsExactly("11");
	}

	@Test
	void moreInvalidationsThanCanBeRememberedInvalidateTheWholeCache() {
		fill("10");
		this.redis.pause();
		try {
			awaitOutage();
			for (int i = 0; i <= Undelivered.MAXIMUM_KEYS; i++) {
				this.region.invalidate(StoredTexts.key("key" + i));
			}
		}
		finally {
			this.redis.resume();
		}
		Awaitility.await().atMost(LIMIT).until(() -> this.region.look(TEA, (lineage) -> true).lease().holds());
		assertThat(this.region.find(TEA)).isEmpty();
	}

	@Test
	void aReplicaThatTakesNoWritesCountsAsAnOutage(CapturedOutput output) {
		fill("10");
		// There is no such master, but a replica of it takes no writes.
		this.redis.send("REPLICAOF 127.0.0.1 1");
		Awaitility.await().atMost(LIMIT).until(() -> this.store.outages() > 0);
		this.region.invalidate(TEA);
		assertThat(output).contains("READONLY");
		this.redis.send("REPLICAOF NO ONE");
		awaitFills();
		assertThat(StoredTexts.texts(this.region, TEA)).containsExactly("new");
	}

	@Test
	void aNodeThatStartsWithoutAServerBeginsToWorkWhenThereIsOne() {
		this.redis.kill();
		LettuceConnectionFactory factory = TestRedis.connect(this.redis.host(), this.redis.port());
		this.resources.add(factory::destroy);
		RedisEntryStore late = new RedisEntryStore(factory,
				TestRedis.settings(this.prefix, Duration.ofMillis(500), Duration.ofSeconds(2), null));
		this.resources.add(late);
		late.start();
		assertThat(prices(late).find(TEA)).isEmpty();
		this.redis.start();
		Awaitility.await().atMost(LIMIT).until(late::isCoherent);
		awaitFills();
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(StoredTexts.texts(prices(late), TEA)).containsExactly("new"));
	}

	@Test
	void aCommandThatComesTooLateIsNotCarriedOut() throws Exception {
		RedisSettings settings = TestRedis.patient(this.prefix);
		Keys keys = new Keys(this.prefix);
		FaultLog faults = new FaultLog();
		LettuceConnectionFactory factory = TestRedis.connect(this.redis.host(), this.redis.port());
		this.resources.add(factory::destroy);
		Entries entries = new Entries("prices", new Messages(1, keys), new ServerClock(keys, settings.timeout()),
				settings.retention(),
				new VariantFields("prices", new LineageShelf(keys, faults), new Envelope(settings), faults));
		try (RedisClient client = new RedisClient(factory, Duration.ofSeconds(20), new Breaker("ember:"));
				var connection = factory.getConnection()) {
			long longAgo = System.nanoTime() - Duration.ofMinutes(1).toNanos();
			assertThatRuntimeException()
				.isThrownBy(() -> entries.update(client.probes(), 1, TEA, StoredTexts.variant("10", StoredTexts.FIRST),
						2, null, BOUNDS, new Entries.Moment(longAgo, 0)))
				.withMessageContaining("too late");
			assertThat(connection.keyCommands()
				.exists((this.prefix + "entry:prices:1:tea").getBytes(StandardCharsets.UTF_8))).isFalse();
		}
	}

}
