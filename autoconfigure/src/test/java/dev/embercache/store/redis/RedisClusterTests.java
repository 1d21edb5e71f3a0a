package dev.embercache.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.EntryStore;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.KeyLock;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisEntryStore} on a cluster of three nodes.
 */
class RedisClusterTests extends EntryStoreContract {

	private static final int SLOTS = 16384;

	private static final List<RedisProcess> NODES = new ArrayList<>();

	private static LettuceConnectionFactory factory;

	private final AtomicLong offset = new AtomicLong();

	private final List<RedisEntryStore> stores = new ArrayList<>();

	private final String prefix = TestRedis.prefix();

	@BeforeAll
	static void startCluster() {
		for (int i = 0; i < 3; i++) {
			NODES.add(RedisProcess.launch("--cluster-enabled", "yes"));
		}
		for (int i = 0; i < 3; i++) {
			String slots = IntStream.range(SLOTS * i / 3, SLOTS * (i + 1) / 3)
				.mapToObj(Integer::toString)
				.collect(Collectors.joining(" "));
			assertThat(NODES.get(i).send("CLUSTER ADDSLOTS " + slots)).isEqualTo("+OK");
			NODES.get(0).send("CLUSTER MEET 127.0.0.1 " + NODES.get(i).port());
		}
		for (RedisProcess node : NODES) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> node.send("CLUSTER COUNTKEYSINSLOT 0").startsWith(":")
						&& !node.send("GET any").contains("CLUSTERDOWN"));
		}
		factory = new LettuceConnectionFactory(
				new RedisClusterConfiguration(NODES.stream().map((node) -> node.host() + ":" + node.port()).toList()));
		factory.afterPropertiesSet();
		factory.start();
	}

	@AfterAll
	static void stopCluster() {
		factory.destroy();
		NODES.forEach(RedisProcess::close);
	}

	@Override
	protected EntryStore open() {
		return open(TestRedis.patient(this.prefix));
	}

	private RedisEntryStore open(RedisSettings settings) {
		RedisEntryStore store = TestRedis.open(factory, settings, () -> Instant.now().plusMillis(this.offset.get()));
		this.stores.add(store);
		return store;
	}

	@AfterEach
	void close() {
		this.stores.forEach(RedisEntryStore::close);
	}

	@Override
	protected void advance(Duration duration) {
		this.offset.addAndGet(duration.toMillis());
	}

	@Test
	void theLockOfAKeyIsOnTheSlotOfItsEntry() {
		Region locking = open(TestRedis.locking(TestRedis.patient(this.prefix), Duration.ofMinutes(10)))
			.region("prices", RedisFleetTests.BOUNDS);
		for (int i = 0; i < 30; i++) {
			EntryKey key = key("key" + i);
			RedisLease lease = (RedisLease) locking.lease(key);
			try (KeyLock lock = locking.lock(key)) {
				assertThat(lock.acquire(lease)).isTrue();
				assertThat(lease.lock()).isSameAs(lock);
				assertThat(locking.fill(key, variant("10", FIRST), lease)).isNotNull();
				lock.computed();
			}
			assertThat(locking.find(key)).hasSize(1);
		}
	}

	@Test
	void nodesHearOfEachOtherAcrossTheCluster() {
		Region other = open().region("prices", RedisFleetTests.BOUNDS);
		for (int i = 0; i < 30; i++) {
			EntryKey key = key("key" + i);
			fill(key, "10", FIRST);
			StoredVariant stored = other.find(key).get(0);
			assertThat(stored.standing()).isEqualTo(Standing.PRESENT);
			this.region.invalidate(key);
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> stored.standing() == Standing.INVALIDATED);
			assertThat(other.find(key)).isEmpty();
		}
		fill(TEA, "10", FIRST);
		assertThat(other.clear()).isTrue();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.region.find(TEA).isEmpty());
	}

}
