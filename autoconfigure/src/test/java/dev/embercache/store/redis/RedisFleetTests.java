package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.unit.DataSize;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Bounds;
import dev.embercache.store.Finding;
import dev.embercache.store.History;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several nodes on one Redis.
 */
class RedisFleetTests {

	static final Bounds BOUNDS = new Bounds(null, null, 1000, null, History.DEFAULTS.withVariants(4));

	private static final EntryKey TEA = StoredTexts.key("tea");

	private static final EntryKey COFFEE = StoredTexts.key("coffee");

	private final String prefix = TestRedis.prefix();

	private final List<AutoCloseable> resources = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (int i = this.resources.size() - 1; i >= 0; i--) {
			this.resources.get(i).close();
		}
	}

	private RedisEntryStore node() {
		return node(connect(), TestRedis.patient(this.prefix));
	}

	private RedisEntryStore node(RedisConnectionFactory factory, RedisSettings settings) {
		RedisEntryStore store = TestRedis.open(factory, settings);
		this.resources.add(store);
		return store;
	}

	private RedisConnectionFactory connect() {
		return connect(TestRedis.host(), TestRedis.port());
	}

	private RedisConnectionFactory connect(String host, int port) {
		LettuceConnectionFactory factory = TestRedis.connect(host, port);
		this.resources.add(factory::destroy);
		return factory;
	}

	private static Region prices(RedisEntryStore store) {
		return store.region("prices", BOUNDS);
	}

	private static StoredVariant fill(Region region, EntryKey key, String text) {
		return region.fill(key, StoredTexts.variant(text, StoredTexts.FIRST), region.lease(key));
	}

	private static void awaitGone(StoredVariant variant) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> variant.standing() != Standing.PRESENT);
	}

	@Test
	void whatOneNodeFillsInAllOthersFind() {
		fill(prices(node()), TEA, "10");
		assertThat(StoredTexts.texts(prices(node()), TEA)).containsExactly("10");
	}

	@Test
	void readsTheVariantThatHoldsWithoutTheOthers() {
		Region one = prices(node());
		Region other = prices(node());
		one.fill(TEA, StoredTexts.variant("10", StoredTexts.FIRST), one.lease(TEA));
		one.fill(TEA, StoredTexts.variant("12", StoredTexts.SECOND), one.lease(TEA));
		assertThat(StoredTexts.texts(other, TEA)).containsExactly("12", "10");
		assertThat(other.look(TEA, StoredTexts.FIRST::equals).variants())
			.extracting((stored) -> stored.variant().lineage())
			.containsExactly(StoredTexts.FIRST);
		assertThat(other.look(TEA, StoredTexts.THIRD::equals).variants()).hasSize(2);
	}

	@Test
	void anInvalidationReachesTheLiveTiersOfAllNodes() {
		Region one = prices(node());
		Region other = prices(node());
		fill(one, TEA, "10");
		fill(one, COFFEE, "3");
		StoredVariant tea = other.find(TEA).get(0);
		StoredVariant coffee = other.find(COFFEE).get(0);
		one.invalidate(TEA);
		awaitGone(tea);
		assertThat(tea.standing()).isEqualTo(Standing.INVALIDATED);
		assertThat(coffee.standing()).isEqualTo(Standing.PRESENT);
		assertThat(other.find(TEA)).isEmpty();
	}

	@Test
	void anInvalidationReachesWhatIsLiveAfterACollection() {
		Region one = prices(node());
		Region other = prices(node());
		fill(one, TEA, "10");
		StoredVariant tea = other.find(TEA).get(0);
		System.gc();
		one.invalidate(TEA);
		awaitGone(tea);
	}

	@Test
	void anUpdateReachesTheLiveTiersOfAllNodes() {
		Region one = prices(node());
		Region other = prices(node());
		fill(one, TEA, "10");
		StoredVariant tea = other.find(TEA).get(0);
		one.update(TEA, StoredTexts.variant("11", StoredTexts.FIRST));
		awaitGone(tea);
		assertThat(StoredTexts.texts(other, TEA)).containsExactly("11");
	}

	@Test
	void aClearReachesTheLiveTiersOfAllNodes() {
		Region one = prices(node());
		Region other = prices(node());
		fill(one, TEA, "10");
		StoredVariant tea = other.find(TEA).get(0);
		AtomicInteger cleared = new AtomicInteger();
		Region.RemovalListener listener = new Region.RemovalListener() {

			@Override
			public void removed(StoredVariant variant) {
			}

			@Override
			public void cleared() {
				cleared.incrementAndGet();
			}

		};
		other.addRemovalListener(listener);
		assertThat(one.clear()).isTrue();
		awaitGone(tea);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> cleared.get() > 0);
		assertThat(other.find(TEA)).isEmpty();
	}

	@Test
	void aFillDoesNotUndoTheInvalidationOfAnotherNode() {
		Region one = prices(node());
		Region other = prices(node());
		Finding miss = one.look(TEA, (lineage) -> true);
		other.invalidate(TEA);
		assertThat(one.fill(TEA, StoredTexts.variant("10", StoredTexts.FIRST), miss.lease())).isNull();
		assertThat(one.find(TEA)).isEmpty();
		assertThat(fill(one, TEA, "11")).isNotNull();
	}

	@Test
	void aFillDoesNotUndoTheClearOfAnotherNode() {
		Region one = prices(node());
		Region other = prices(node());
		Finding miss = one.look(TEA, (lineage) -> true);
		other.clear();
		one.fill(TEA, StoredTexts.variant("10", StoredTexts.FIRST), miss.lease());
		assertThat(other.find(TEA)).isEmpty();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> one.find(TEA).isEmpty());
	}

	@Test
	void anInvalidationOfANodeThatDidNotHearOfAClearReachesWhatCameAfterIt() {
		RedisEntryStore deaf = new RedisEntryStore(connect(), TestRedis.patient(this.prefix));
		this.resources.add(deaf);
		deaf.connect();
		Region one = prices(node());
		assertThat(prices(deaf).find(TEA)).isEmpty();
		one.clear();
		fill(one, TEA, "10");
		prices(deaf).invalidate(TEA);
		assertThat(one.find(TEA)).isEmpty();
	}

	@Test
	void ofTwoPutsIfAbsentOneWins() throws Exception {
		Region one = prices(node());
		Region other = prices(node());
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try {
			for (int i = 0; i < 50; i++) {
				EntryKey key = StoredTexts.key("key" + i);
				Future<StoredVariant> first = executor.submit(() -> putIfAbsent(one, key, "one"));
				Future<StoredVariant> second = executor.submit(() -> putIfAbsent(other, key, "other"));
				String text = text(first.get(30, TimeUnit.SECONDS).variant());
				assertThat(text(second.get(30, TimeUnit.SECONDS).variant())).isEqualTo(text);
				assertThat(StoredTexts.texts(one, key)).containsExactly(text);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static StoredVariant putIfAbsent(Region region, EntryKey key, String text) {
		return region.putIfAbsent(key, StoredTexts.variant(text, StoredTexts.FIRST), (Lineage lineage) -> true);
	}

	private static String text(Variant variant) {
		return new String(variant.payload(), StandardCharsets.UTF_8);
	}

	@Test
	void noNodeServesAnOldValueOnceEverybodyHeard() throws Exception {
		Region one = prices(node());
		Region other = prices(node());
		ExecutorService executor = Executors.newFixedThreadPool(2);
		AtomicInteger truth = new AtomicInteger();
		try {
			for (int i = 0; i < 200; i++) {
				Future<StoredVariant> filling = executor.submit(() -> compute(other, truth));
				truth.incrementAndGet();
				one.invalidate(TEA);
				StoredVariant filled = filling.get(30, TimeUnit.SECONDS);
				String expected = "" + truth.get();
				if (filled != null && !text(filled.variant()).equals(expected)) {
					awaitGone(filled);
				}
				assertThat(StoredTexts.texts(other, TEA)).isSubsetOf(expected);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static StoredVariant compute(Region region, AtomicInteger truth) {
		Finding miss = region.look(TEA, (lineage) -> true);
		return region.fill(TEA, StoredTexts.variant("" + truth.get(), StoredTexts.FIRST), miss.lease());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aLostSubscriptionEmptiesTheLiveTier(boolean jedis) {
		RedisProcess own = launch();
		RedisEntryStore store = node(jedis ? jedis(own.host(), own.port()) : connect(own.host(), own.port()),
				TestRedis.patient(this.prefix));
		Region region = prices(store);
		StoredVariant tea = fill(region, TEA, "10");
		assertThat(tea.standing()).isEqualTo(Standing.PRESENT);
		own.send("CLIENT KILL TYPE pubsub");
		awaitGone(tea);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(store::isCoherent);
		assertThat(region.find(TEA).get(0).standing()).isEqualTo(Standing.PRESENT);
	}

	private RedisProcess launch() {
		RedisProcess own = RedisProcess.launch();
		this.resources.add(own);
		return own;
	}

	private JedisConnectionFactory jedis(String host, int port) {
		JedisConnectionFactory factory = new JedisConnectionFactory(new RedisStandaloneConfiguration(host, port));
		factory.afterPropertiesSet();
		factory.start();
		this.resources.add(factory::destroy);
		return factory;
	}

	@Test
	void jedisDoesAllThatLettuceDoes() {
		Region lettuce = prices(node());
		Region jedis = prices(node(jedis(TestRedis.host(), TestRedis.port()), TestRedis.patient(this.prefix)));
		fill(jedis, TEA, "10");
		StoredVariant tea = lettuce.find(TEA).get(0);
		jedis.update(TEA, StoredTexts.variant("11", StoredTexts.SECOND));
		awaitGone(tea);
		StoredVariant updated = jedis.find(TEA).get(0);
		assertThat(lettuce.invalidate(TEA)).containsExactly(StoredTexts.SECOND);
		awaitGone(updated);
		assertThat(putIfAbsent(jedis, COFFEE, "3").standing()).isEqualTo(Standing.PRESENT);
		assertThat(lettuce.clear()).isTrue();
		// The other node does so when it has heard of it.
		Awaitility.await().until(() -> jedis.find(COFFEE).isEmpty());
	}

	@Test
	void noticesThatRedisWasFlushed() {
		RedisProcess own = launch();
		RedisConnectionFactory factory = connect(own.host(), own.port());
		Region region = prices(node(factory, TestRedis.patient(this.prefix)));
		StoredVariant tea = fill(region, TEA, "10");
		own.send("FLUSHALL");
		awaitGone(tea);
		assertThat(fill(region, TEA, "11")).isNotNull();
		assertThat(StoredTexts.texts(prices(node(factory, TestRedis.patient(this.prefix))), TEA)).containsExactly("11");
	}

	@Test
	void allKeysExpireButTheFewThatAreNeverMany() {
		Region region = node().region("prices",
				new Bounds(Duration.ofMinutes(5), null, 1000, DataSize.ofMegabytes(1), BOUNDS.history()));
		fill(region, TEA, "10");
		region.update(COFFEE, StoredTexts.variant("11", StoredTexts.FIRST));
		region.invalidate(StoredTexts.key("milk"));
		Map<String, Long> expiries = new TreeMap<>();
		try (RedisConnection connection = connect().getConnection()) {
			for (byte[] key : connection.keyCommands().keys(Script.argument(this.prefix + "*"))) {
				String name = new String(key, StandardCharsets.ISO_8859_1).substring(this.prefix.length());
				expiries.put(name.replaceFirst(":.*:", ":"), connection.keyCommands().pTtl(key));
			}
		}
		assertThat(expiries).containsOnlyKeys("caches", "entry:coffee", "entry:milk", "entry:tea", "epoch:prices",
				"index:prices}", "lineage:" + StoredTexts.FIRST.id(), "probe", "sizes:prices}");
		assertThat(expiries).containsEntry("caches", -1L).containsEntry("epoch:prices", -1L);
		assertThat(expiries.get("entry:tea")).isBetween(1L, Duration.ofMinutes(5).toMillis());
		// An update is remembered as long as a computation may take that began before it.
		assertThat(expiries.get("entry:coffee")).isBetween(1L, RedisLease.MEMORY.toMillis());
		expiries.keySet().removeAll(List.of("caches", "epoch:prices"));
		assertThat(expiries.values()).allMatch((millis) -> millis > 0);
	}

	@Test
	void tellsAllRegionsThatAnyNodeHas() {
		fill(prices(node()), TEA, "10");
		RedisEntryStore other = node();
		assertThat(other.regions()).extracting(Region::cache).containsExactly("prices");
		List<EntryKey> keys = new ArrayList<>();
		other.regions().forEach((region) -> region.forEach((key, variants) -> keys.add(key)));
		assertThat(keys).containsExactly(TEA);
	}

}
