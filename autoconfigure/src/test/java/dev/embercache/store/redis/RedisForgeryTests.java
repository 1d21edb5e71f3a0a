package dev.embercache.store.redis;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.smile.SmileFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.codec.Codec;
import dev.embercache.codec.CodecBuilder;
import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.Region;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lineage records and entries that somebody else wrote, with classes of libraries in
 * them. Nothing here is of the application but {@link Bounds} and what is beside it.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisForgeryTests {

	private static final String GADGET = "dev.embercache.store.redis.RedisForgeryTests$Gadget";

	private static final Bounds BOUNDS = new Bounds(null, null, 1000, null, History.DEFAULTS.withVariants(4));

	private final List<RedisEntryStore> stores = new ArrayList<>();

	private final String prefix = TestRedis.prefix();

	private LettuceConnectionFactory factory;

	@BeforeEach
	void open() {
		this.factory = TestRedis.connect();
		System.clearProperty(GADGET);
	}

	@AfterEach
	void close() {
		this.stores.forEach(RedisEntryStore::close);
		this.factory.destroy();
	}

	private RedisEntryStore store(String signingKey) {
		RedisEntryStore store = TestRedis.open(this.factory, TestRedis.settings(this.prefix, Duration.ofSeconds(20),
				Duration.ofSeconds(60), (signingKey != null) ? SigningKey.of(signingKey) : null));
		this.stores.add(store);
		return store;
	}

	private static Lineages lineages() {
		return Lineages.builder(RedisForgeryTests.class.getClassLoader())
			.applicationClasses(
					ApplicationClasses.below(List.of("com.acme"), new PathMatchingResourcePatternResolver()))
			.generationStart(Instant.now())
			.build();
	}

	private static CodecBuilder codec() {
		return Codec.builder(RedisForgeryTests.class.getClassLoader());
	}

	private static Cache node(RedisEntryStore store, Codec codec) {
		return EmberCacheManager.builder(store, codec, lineages()).build().getCache("prices");
	}

	/**
	 * Write an entry whose payload and lineage name the gadget.
	 */
	private void forge(RedisEntryStore store, Object key) throws Exception {
		ByteArrayOutputStream payload = new ByteArrayOutputStream();
		try (JsonGenerator out = new SmileFactory().createGenerator(ObjectWriteContext.empty(), payload)) {
			out.writeStartArray();
			out.writeString(GADGET + "()");
			out.writeEndArray();
		}
		Lineage forged = lineages().lineageOf("prices", null, Set.of(), Set.of(GADGET));
		assertThat(lineages().judge(forged)).isEqualTo(new Verdict.Holds());
		assertThat(forged.libraryNames()).containsExactly(GADGET);
		Region region = store.region("prices", BOUNDS);
		EntryKey entryKey = EntryKey.of(codec().build().encodeKey(key).bytes());
		region.update(entryKey, new Variant(payload.toByteArray(), forged, Instant.now()));
		assertThat(region.find(entryKey)).hasSize(1);
	}

	@Test
	void aForgedLineageDoesNotHelpAGadget(CapturedOutput output) throws Exception {
		Cache cache = node(store(null), codec().build());
		forge(store(null), "tea");
		assertThat(cache.get("tea")).isNull();
		assertThat(output).contains("An entry cannot be decoded. Object: type '" + GADGET + "' is not known to be");
		assertThat(System.getProperty(GADGET)).isNull();
	}

	@Test
	void aForgedLineageIsNotReadWhereEntriesAreSigned(CapturedOutput output) throws Exception {
		Cache cache = node(store("secret of the fleet"), codec().build());
		forge(store(null), "tea");
		forge(store("a guess"), "coffee");
		assertThat(cache.get("tea")).isNull();
		assertThat(cache.get("coffee")).isNull();
		assertThat(output).contains("An entry is not signed.").doesNotContain("cannot be decoded");
		assertThat(System.getProperty(GADGET)).isNull();
	}

	@Test
	void aForgedLineageDoesNotHelpAGadgetThatAnotherStoreMadeKnown() throws Exception {
		Codec codec = codec().build();
		codec.know(List.of(GADGET));
		Cache cache = node(store(null), codec);
		forge(store(null), "tea");
		assertThat(cache.get("tea")).isNull();
		assertThat(System.getProperty(GADGET)).isNull();
	}

	@Test
	void anotherNodeReadsTypesOfLibrariesFromASignedRedis() {
		node(store("secret"), codec().build()).put("tea", Offset.offset(1));
		assertThat(node(store("secret"), codec().build()).get("tea").get()).isEqualTo(Offset.offset(1));
	}

	@Test
	void whatNoOtherNodeCouldReadIsNotWrittenToAnOpenRedis(CapturedOutput output) {
		Cache cache = node(store(null), codec().build());
		cache.put("tea", Offset.offset(1));
		assertThat(cache.get("tea").get()).isEqualTo(Offset.offset(1));
		assertThat(node(store(null), codec().build()).get("tea")).isNull();
		assertThat(output).contains("type 'org.assertj.core.data.Offset' is not known to be")
			.contains("'ember.cache.redis.signing-key'")
			.contains("It is held live only")
			.doesNotContain("An entry cannot be decoded");
	}

	@Test
	void anotherNodeReadsWhatCodeMentionsFromAnOpenRedis() {
		node(store(null), codec().mentionedClasses(Offset.class.getName()::equals).build()).put("tea",
				Offset.offset(1));
		Cache other = node(store(null), codec().mentionedClasses(Offset.class.getName()::equals).build());
		assertThat(other.get("tea").get()).isEqualTo(Offset.offset(1));
	}

	static final class Gadget implements Serializable {

		static {
			System.setProperty(GADGET, "initialized");
		}

		private Object readResolve() {
			System.setProperty(GADGET, "read");
			return this;
		}

	}

}
