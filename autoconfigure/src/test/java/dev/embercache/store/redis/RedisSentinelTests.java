package dev.embercache.store.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Region;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A master with a replica, watched by a sentinel: the master is killed, and the replica
 * takes its place.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisSentinelTests {

	private static final EntryKey TEA = StoredTexts.key("tea");

	private static final EntryKey COFFEE = StoredTexts.key("coffee");

	private static final Duration LIMIT = Duration.ofSeconds(120);

	@TempDir
	Path folder;

	private final List<AutoCloseable> resources = new ArrayList<>();

	private final String prefix = TestRedis.prefix();

	private RedisProcess master;

	private RedisProcess replica;

	private RedisProcess sentinel;

	@BeforeEach
	void start() throws Exception {
		this.master = launch();
		this.replica = launch("--replicaof", this.master.host(), "" + this.master.port());
		Awaitility.await()
			.atMost(LIMIT)
			.until(() -> this.replica.sendAll("INFO replication").contains("link_status:up"));
		Path file = Files.writeString(this.folder.resolve("sentinel.conf"), """
				sentinel monitor shop 127.0.0.1 %d 1
				sentinel down-after-milliseconds shop 1000
				sentinel failover-timeout shop 5000
				""".formatted(this.master.port()));
		this.sentinel = RedisProcess.launchSentinel(file);
		this.resources.add(this.sentinel);
		Awaitility.await().atMost(LIMIT).until(() -> this.sentinel.sendAll("INFO sentinel").contains("slaves=1"));
	}

	private RedisProcess launch(String... options) {
		RedisProcess process = RedisProcess.launch(options);
		this.resources.add(process);
		return process;
	}

	@AfterEach
	void close() throws Exception {
		for (int i = this.resources.size() - 1; i >= 0; i--) {
			this.resources.get(i).close();
		}
	}

	private RedisEntryStore node() {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisSentinelConfiguration().master("shop").sentinel("127.0.0.1", this.sentinel.port()));
		factory.afterPropertiesSet();
		factory.start();
		this.resources.add(factory::destroy);
		RedisEntryStore store = TestRedis.open(factory,
				TestRedis.settings(this.prefix, Duration.ofMillis(500), Duration.ofSeconds(2), null));
		this.resources.add(store);
		return store;
	}

	private static Region prices(RedisEntryStore store) {
		return store.region("prices", RedisFleetTests.BOUNDS);
	}

	private static boolean fill(Region region, EntryKey key, String text) {
		return region.fill(key, StoredTexts.variant(text, StoredTexts.FIRST), region.lease(key)) != null;
	}

	@Test
	void theStoreGoesOnWithTheNewMasterAndWhatWasInvalidatedMeanwhileStaysSo(CapturedOutput output) throws Exception {
		RedisEntryStore one = node();
		RedisEntryStore other = node();
		assertThat(fill(prices(one), TEA, "10")).isTrue();
		assertThat(fill(prices(one), COFFEE, "20")).isTrue();
		assertThat(StoredTexts.texts(prices(other), TEA)).containsExactly("10");
		awaitReplication();
		AtomicBoolean end = new AtomicBoolean();
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			Future<Boolean> load = executor.submit(() -> callUntil(end, other));
			this.master.kill();
			// The master may have answered the last one that it ever saw.
			Awaitility.await().atMost(LIMIT).until(() -> {
				prices(one).invalidate(TEA);
				return one.outages() > 0;
			});
			prices(one).invalidate(TEA);
			Awaitility.await()
				.atMost(LIMIT)
				.until(() -> one.isCoherent() && other.isCoherent() && isMaster(this.replica)
						&& fill(prices(one), StoredTexts.key("milk"), "30"));
			assertThat(prices(one).find(TEA)).isEmpty();
			assertThat(prices(other).find(TEA)).isEmpty();
			assertThat(StoredTexts.texts(prices(other), StoredTexts.key("milk"))).containsExactly("30");
			assertThat(StoredTexts.texts(prices(one), COFFEE)).containsExactly("20");
			end.set(true);
			assertThat(load.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		finally {
			end.set(true);
			executor.shutdownNow();
		}
		fill(prices(other), TEA, "11");
		assertThat(StoredTexts.texts(prices(one), TEA)).containsExactly("11");
		prices(one).invalidate(TEA);
		Awaitility.await().atMost(LIMIT).until(() -> prices(other).find(TEA).isEmpty());
		assertThat(output).contains("Redis can be used again after");
	}

	/**
	 * Read, write and evict, none of which may fail.
	 */
	private static boolean callUntil(AtomicBoolean end, RedisEntryStore store) {
		for (int i = 0; !end.get(); i++) {
			EntryKey key = StoredTexts.key("load" + i % 100);
			prices(store).find(key);
			fill(prices(store), key, "1");
			if (i % 10 == 0) {
				prices(store).invalidate(key);
			}
		}
		return true;
	}

	/**
	 * Writes that a master had not passed on when it died are lost: Redis replicates
	 * asynchronously.
	 */
	private void awaitReplication() {
		Awaitility.await().atMost(LIMIT).until(() -> {
			String master = this.master.sendAll("INFO replication");
			String replica = this.replica.sendAll("INFO replication");
			return field(master, "master_repl_offset").equals(field(replica, "slave_repl_offset"))
					&& this.replica.sendAll("DBSIZE").equals(this.master.sendAll("DBSIZE"));
		});
	}

	private static String field(String info, String name) {
		int start = info.indexOf("\n" + name + ":") + name.length() + 2;
		return info.substring(start, info.indexOf('\r', start));
	}

	private static boolean isMaster(RedisProcess process) {
		return process.sendAll("INFO replication").contains("role:master");
	}

}
