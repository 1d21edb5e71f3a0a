package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Bounds;
import dev.embercache.store.History;
import dev.embercache.store.Region;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DirectConnection}: what callers send by themselves needs no connection
 * from the factory, which is how our threads get theirs.
 */
class RedisDirectTests {

	private static final EntryKey TEA = StoredTexts.key("tea");

	private final CountingFactory factory = new CountingFactory();

	private final RedisEntryStore store = new RedisEntryStore(this.factory, TestRedis.patient(TestRedis.prefix()));

	private Region open() {
		this.factory.afterPropertiesSet();
		this.factory.start();
		// Connected but not started, so that no beat comes in between.
		this.store.connect();
		Region region = this.store.region("prices",
				new Bounds(null, null, 1000, null, History.DEFAULTS.withVariants(4)));
		// The epoch is known from here on.
		region.find(TEA);
		this.factory.connections.set(0);
		return region;
	}

	@AfterEach
	void close() {
		this.store.close();
		this.factory.destroy();
	}

	private static List<String> texts(Region region) {
		return region.look(TEA, (lineage) -> true)
			.variants()
			.stream()
			.map((stored) -> new String(stored.variant().payload(), StandardCharsets.UTF_8))
			.toList();
	}

	private void useAll(Region region) {
		assertThat(region.fill(TEA, StoredTexts.variant("10", StoredTexts.FIRST), region.lease(TEA))).isNotNull();
		assertThat(texts(region)).containsExactly("10");
		region.update(TEA, StoredTexts.variant("11", StoredTexts.SECOND));
		assertThat(texts(region)).containsExactly("11");
		assertThat(region.invalidate(TEA)).containsExactly(StoredTexts.SECOND);
		assertThat(texts(region)).isEmpty();
		assertThat(this.store.outages()).isZero();
		assertThat(this.store.faults()).isZero();
	}

	@Test
	void callersSendByThemselvesOnTheSharedConnection() {
		useAll(open());
		assertThat(this.factory.connections).hasValue(0);
	}

	@Test
	void withoutASharedConnectionThereAreThreadsInBetween() {
		this.factory.setShareNativeConnection(false);
		useAll(open());
		assertThat(this.factory.connections).hasPositiveValue();
	}

	@Test
	void withAConnectionThatIsTriedBeforeEachUseThereAreThreadsInBetween() {
		this.factory.setValidateConnection(true);
		useAll(open());
		assertThat(this.factory.connections).hasPositiveValue();
	}

	@Test
	void aScriptThatTheServerForgotIsSentAgain() {
		Region region = open();
		useAll(region);
		try (RedisConnection connection = this.factory.getConnection()) {
			connection.scriptingCommands().scriptFlush();
		}
		this.factory.connections.set(0);
		useAll(region);
		assertThat(this.factory.connections).hasValue(0);
	}

	@Test
	void aConnectionThatTheApplicationMadeAnewIsUsed() {
		Region region = open();
		this.factory.resetConnection();
		useAll(region);
		this.factory.connections.set(0);
		useAll(region);
		assertThat(this.factory.connections).hasValue(0);
	}

	private static final class CountingFactory extends LettuceConnectionFactory {

		private final AtomicInteger connections = new AtomicInteger();

		CountingFactory() {
			super(new RedisStandaloneConfiguration(TestRedis.host(), TestRedis.port()));
		}

		@Override
		public RedisConnection getConnection() {
			this.connections.incrementAndGet();
			return super.getConnection();
		}

	}

}
