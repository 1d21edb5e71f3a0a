package dev.embercache.store.redis;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

import org.awaitility.Awaitility;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.unit.DataSize;

/**
 * The Redis that tests share: the one that {@code EMBER_TEST_REDIS} names, or one of our
 * own. Each test has a prefix of its own.
 */
final class TestRedis {

	private static final String VARIABLE = "EMBER_TEST_REDIS";

	private TestRedis() {
	}

	static LettuceConnectionFactory connect() {
		return connect(host(), port());
	}

	static String host() {
		String address = System.getenv(VARIABLE);
		return (address != null) ? address.substring(0, address.lastIndexOf(':')) : "127.0.0.1";
	}

	static int port() {
		String address = System.getenv(VARIABLE);
		return (address != null) ? Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))
				: Shared.PROCESS.port();
	}

	static LettuceConnectionFactory connect(String host, int port) {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(new RedisStandaloneConfiguration(host, port));
		factory.afterPropertiesSet();
		factory.start();
		return factory;
	}

	static String prefix() {
		return "ember-test:" + UUID.randomUUID() + ":";
	}

	/**
	 * Settings for tests that are not about time: a slow machine changes nothing.
	 */
	static RedisSettings patient(String prefix) {
		return settings(prefix, Duration.ofSeconds(20), Duration.ofSeconds(60), null);
	}

	static RedisSettings settings(String prefix, Duration timeout, Duration maximumStaleness, SigningKey signingKey) {
		return new RedisSettings(prefix, timeout, maximumStaleness, Duration.ofDays(1), DataSize.ofKilobytes(1),
				signingKey, null, 1);
	}

	/**
	 * The same for nodes that compute one at a time.
	 */
	static RedisSettings locking(RedisSettings settings, Duration lockTimeout) {
		return new RedisSettings(settings.keyPrefix(), settings.timeout(), settings.maximumStaleness(),
				settings.retention(), settings.compressionThreshold(), settings.signingKey(), lockTimeout,
				settings.codecVersion());
	}

	static RedisEntryStore open(RedisConnectionFactory factory, RedisSettings settings) {
		return open(factory, settings, InstantSource.system());
	}

	static RedisEntryStore open(RedisConnectionFactory factory, RedisSettings settings, InstantSource clock) {
		RedisEntryStore store = new RedisEntryStore(factory, settings, clock);
		store.start();
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(store::isCoherent);
		return store;
	}

	private static final class Shared {

		static final RedisProcess PROCESS = RedisProcess.launch();

	}

}
