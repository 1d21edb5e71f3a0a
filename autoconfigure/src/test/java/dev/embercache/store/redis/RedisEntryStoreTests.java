package dev.embercache.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.embercache.store.EntryStore;
import dev.embercache.store.EntryStoreContract;

/**
 * Tests for {@link RedisEntryStore}.
 */
class RedisEntryStoreTests extends EntryStoreContract {

	private static LettuceConnectionFactory factory;

	private final AtomicLong offset = new AtomicLong();

	@BeforeAll
	static void connect() {
		factory = TestRedis.connect();
	}

	@AfterAll
	static void disconnect() {
		factory.destroy();
	}

	@Override
	protected EntryStore open() {
		return TestRedis.open(factory, TestRedis.patient(TestRedis.prefix()),
				() -> Instant.now().plusMillis(this.offset.get()));
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Override
	protected void advance(Duration duration) {
		this.offset.addAndGet(duration.toMillis());
	}

}
