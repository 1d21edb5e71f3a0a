package dev.embercache.store.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.codec.Codec;
import dev.embercache.entry.EntryFormat;
import dev.embercache.entry.EntryKey;
import dev.embercache.entry.LineageForm;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.Region;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Data that others wrote under our keys.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisFaultTests {

	private static final Bounds BOUNDS = new Bounds(null, null, 1000, null, History.DEFAULTS.withVariants(4));

	private static final EntryKey TEA = StoredTexts.key("tea");

	private static final EntryKey COFFEE = StoredTexts.key("coffee");

	private final List<RedisEntryStore> stores = new ArrayList<>();

	private final String prefix = TestRedis.prefix();

	private LettuceConnectionFactory factory;

	private RedisConnection connection;

	private RedisEntryStore store;

	private Region region;

	@BeforeEach
	void open() {
		this.factory = TestRedis.connect();
		this.connection = this.factory.getConnection();
		this.store = node(null);
		this.region = prices(this.store);
		fill(this.region, TEA, "10");
		fill(this.region, COFFEE, "3");
	}

	@AfterEach
	void close() {
		this.stores.forEach(RedisEntryStore::close);
		this.connection.close();
		this.factory.destroy();
	}

	private RedisEntryStore node(SigningKey signingKey) {
		RedisEntryStore store = TestRedis.open(this.factory,
				TestRedis.settings(this.prefix, Duration.ofSeconds(20), Duration.ofSeconds(60), signingKey));
		this.stores.add(store);
		return store;
	}

	private static Region prices(RedisEntryStore store) {
		return store.region("prices", BOUNDS);
	}

	private static void fill(Region region, EntryKey key, String text) {
		assertThat(region.fill(key, StoredTexts.variant(text, StoredTexts.FIRST), region.lease(key))).isNotNull();
	}

	private byte[] name(EntryKey key) {
		byte[] epoch = this.connection.stringCommands().get(Script.argument(this.prefix + "epoch:prices"));
		return new Keys(this.prefix).entry("prices", new String(epoch, StandardCharsets.US_ASCII), key);
	}

	private byte[] value(EntryKey key) {
		return this.connection.hashCommands().hGet(name(key), StoredTexts.FIRST.id().toBytes());
	}

	private void set(EntryKey key, byte[] value) {
		this.connection.hashCommands().hSet(name(key), StoredTexts.FIRST.id().toBytes(), value);
	}

	private void assertMissWithOneWarning(CapturedOutput output, String warning) {
		for (int i = 0; i < 3; i++) {
			assertThat(this.region.find(TEA)).isEmpty();
		}
		assertThat(StoredTexts.texts(this.region, COFFEE)).containsExactly("3");
		assertThat(output).containsOnlyOnce(warning);
		assertThat(this.store.faults()).isEqualTo(3);
	}

	@Test
	void anotherTypeOfKeyIsAMiss(CapturedOutput output) {
		byte[] name = name(TEA);
		this.connection.keyCommands().del(name);
		this.connection.stringCommands().set(name, Script.argument("mine"));
		assertMissWithOneWarning(output, "The data in Redis is not what Ember Cache wrote (cannot read)");
		assertThat(this.store.outages()).isZero();
		assertThat(this.connection.stringCommands().get(name)).asString().isEqualTo("mine");
		this.region.invalidate(TEA);
		fill(this.region, TEA, "11");
		assertThat(StoredTexts.texts(this.region, TEA)).containsExactly("11");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "1:", "x:y", "1:garbage that is long enough to be looked at, of no use though" })
	void aForgedValueIsAMiss(String value, CapturedOutput output) {
		set(TEA, Script.argument(value));
		assertMissWithOneWarning(output, "Cache 'prices': An entry ");
	}

	@Test
	void everyFlippedByteIsAMiss() {
		byte[] value = value(TEA);
		for (int i = 2; i < value.length; i++) {
			byte[] damaged = value.clone();
			damaged[i] ^= 0x41;
			set(TEA, damaged);
			assertThat(this.region.find(TEA)).isEmpty();
		}
	}

	@Test
	void anEntryOfAnEarlierFormIsAMiss(CapturedOutput output) {
		byte[] entry = EntryFormat.write(StoredTexts.variant("10", StoredTexts.FIRST), 1);
		set(TEA, ByteBuffer.allocate(11 + entry.length)
			.put(Script.argument("1:"))
			.put((byte) 0)
			.putLong(System.currentTimeMillis())
			.put(entry)
			.array());
		assertMissWithOneWarning(output, "An entry was written in a format that this version does not read.");
		fill(this.region, TEA, "11");
		assertThat(StoredTexts.texts(this.region, TEA)).containsExactly("11");
	}

	@Test
	void aWrongChecksumIsAMiss(CapturedOutput output) {
		byte[] value = value(TEA);
		value[value.length - 5] ^= 1;
		set(TEA, value);
		assertMissWithOneWarning(output, "its checksum differs");
	}

	@Test
	void anEntryOfALineageThatRedisLostIsAMiss() {
		this.connection.keyCommands().del(new Keys(this.prefix).lineage(StoredTexts.FIRST.id()));
		assertThat(prices(node(null)).find(TEA)).isEmpty();
		assertThat(StoredTexts.texts(this.region, TEA)).containsExactly("10");
	}

	@Test
	void aLineageUnderAnothersNameIsAMiss(CapturedOutput output) {
		this.connection.stringCommands()
			.set(new Keys(this.prefix).lineage(StoredTexts.FIRST.id()), LineageForm.write(StoredTexts.SECOND));
		assertThat(prices(node(null)).find(TEA)).isEmpty();
		assertThat(output).contains("A lineage is stored under the name of another one.");
	}

	@Test
	void anEpochThatIsNoneIsBegunAnew() {
		this.connection.stringCommands().set(Script.argument(this.prefix + "epoch:prices"), Script.argument("none!"));
		Region other = prices(node(null));
		assertThat(other.find(TEA)).isEmpty();
		fill(other, TEA, "11");
		assertThat(StoredTexts.texts(other, TEA)).containsExactly("11");
	}

	@Test
	void aMessageThatIsNoneIsIgnored(CapturedOutput output) {
		byte[] channel = Script.argument(this.prefix + "messages");
		this.connection.publish(channel, Script.argument("hello"));
		this.connection.publish(channel, new byte[0]);
		Region other = prices(node(null));
		other.invalidate(TEA);
		assertThat(this.region.find(TEA)).isEmpty();
		assertThat(output)
			.containsOnlyOnce("A message in Redis was not written by this version of Ember Cache. It is ignored.");
	}

	@Test
	void compressedValuesComeBackAsTheyWere() {
		String text = "tea and ".repeat(10_000);
		fill(this.region, StoredTexts.key("long"), text);
		assertThat(StoredTexts.texts(prices(node(null)), StoredTexts.key("long"))).containsExactly(text);
		assertThat(value(StoredTexts.key("long"))).hasSizeLessThan(text.length() / 50);
	}

	@Test
	void aCompressedValueThatClaimsToBeHugeIsAMiss(CapturedOutput output) {
		EntryKey key = StoredTexts.key("long");
		fill(this.region, key, "tea and ".repeat(1000));
		byte[] value = value(key);
		byte[] huge = value.clone();
		// Behind the number of the write, flags, the version of the codec and two times.
		Arrays.fill(huge, 24, 28, (byte) 0x7F);
		CRC32C checksum = new CRC32C();
		checksum.update(huge, 2, huge.length - 2 - Integer.BYTES);
		ByteBuffer.wrap(huge).putInt(huge.length - Integer.BYTES, (int) checksum.getValue());
		this.connection.hashCommands().hSet(name(key), StoredTexts.FIRST.id().toBytes(), huge);
		assertThat(this.region.find(key)).isEmpty();
		assertThat(output).contains("An entry claims an impossible size.");
	}

	@Test
	void aSignedEntryIsReadWithTheSameKeyOnly(CapturedOutput output) {
		Region signing = prices(node(SigningKey.of("secret of the fleet")));
		EntryKey juice = StoredTexts.key("juice");
		fill(signing, juice, "4");
		assertThat(StoredTexts.texts(prices(node(SigningKey.of("secret of the fleet"))), juice)).containsExactly("4");
		assertThat(prices(node(SigningKey.of("another secret"))).find(juice)).isEmpty();
		assertThat(output).containsOnlyOnce("An entry has an invalid signature.").doesNotContain("secret of");
	}

	@Test
	void anUnsignedEntryIsAMissWhereEntriesAreSigned(CapturedOutput output) {
		Region signing = prices(node(SigningKey.of("secret")));
		assertThat(signing.find(TEA)).isEmpty();
		assertThat(signing.find(COFFEE)).isEmpty();
		assertThat(output).containsOnlyOnce("An entry is not signed.");
	}

	@Test
	void aSignedEntryThatWasMovedToAnotherKeyOrCacheIsAMiss() {
		RedisEntryStore store = node(SigningKey.of("secret"));
		Region signing = prices(store);
		EntryKey cheap = StoredTexts.key("cheap");
		EntryKey dear = StoredTexts.key("dear");
		fill(signing, cheap, "1");
		fill(signing, dear, "100");
		set(dear, value(cheap));
		assertThat(signing.find(dear)).isEmpty();
		assertThat(StoredTexts.texts(signing, cheap)).containsExactly("1");
		Region orders = store.region("orders", BOUNDS);
		fill(orders, cheap, "an order");
		byte[] epoch = this.connection.stringCommands().get(Script.argument(this.prefix + "epoch:orders"));
		this.connection.hashCommands()
			.hMSet(new Keys(this.prefix).entry("orders", new String(epoch, StandardCharsets.US_ASCII), cheap),
					Map.of(StoredTexts.FIRST.id().toBytes(), value(cheap)));
		assertThat(orders.find(cheap)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "not Smile at all", ":)\n\1@javax.script.ScriptEngineManager" })
	void aPayloadThatCannotBeDecodedIsAMissAndGoes(String payload, CapturedOutput output) {
		Lineages lineages = Lineages.builder(getClass().getClassLoader())
			.applicationClasses(ApplicationClasses.below(List.of("dev.embercache.store"),
					new PathMatchingResourcePatternResolver()))
			.generationStart(Instant.now())
			.build();
		EmberCacheManager manager = EmberCacheManager
			.builder(this.store, Codec.builder(getClass().getClassLoader()).build(), lineages)
			.build();
		Cache orders = manager.getCache("orders");
		orders.put("1", "tea");
		Region region = this.store.region("orders", BOUNDS);
		region.forEach((key, variants) -> {
			Lineage lineage = variants.get(0).variant().lineage();
			region.update(key, new Variant(payload.getBytes(StandardCharsets.UTF_8), lineage, Instant.now()));
		});
		assertThat(orders.get("1")).isNull();
		assertThat(orders.get("1")).isNull();
		assertThat(output).containsOnlyOnce("An entry cannot be decoded.");
		orders.put("1", "coffee");
		assertThat(orders.get("1").get()).isEqualTo("coffee");
	}

}
