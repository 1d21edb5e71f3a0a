package dev.embercache.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.Cache;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.embercache.autoconfigure.EmberCacheAutoConfiguration;
import dev.embercache.autoconfigure.RedisStoreAutoConfiguration;
import dev.embercache.cache.EmberCacheManager;
import dev.embercache.codec.Codec;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.EntryStore;

/**
 * Base of tests with several nodes that compute one at a time.
 */
abstract class LockingNodes {

	/**
	 * Longer than any test waits.
	 */
	static final Duration LONG = Duration.ofMinutes(10);

	static final Duration LIMIT = Duration.ofSeconds(60);

	private static final ClassLoader LOADER = LockingNodes.class.getClassLoader();

	private static final Lineages LINEAGES = Lineages.builder(LOADER)
		.applicationClasses(
				ApplicationClasses.below(List.of("dev.embercache.store"), new PathMatchingResourcePatternResolver()))
		.generationStart(Instant.now())
		.build();

	final String prefix = TestRedis.prefix();

	final List<AutoCloseable> resources = new ArrayList<>();

	final AtomicInteger computed = new AtomicInteger();

	final LettuceConnectionFactory observer = connect(TestRedis.host(), TestRedis.port());

	@AfterEach
	void close() throws Exception {
		for (int i = this.resources.size() - 1; i >= 0; i--) {
			this.resources.get(i).close();
		}
	}

	final LettuceConnectionFactory connect(String host, int port) {
		LettuceConnectionFactory factory = TestRedis.connect(host, port);
		this.resources.add(factory::destroy);
		return factory;
	}

	RedisEntryStore store(Duration lockTimeout) {
		RedisEntryStore store = TestRedis.open(connect(TestRedis.host(), TestRedis.port()),
				TestRedis.locking(TestRedis.patient(this.prefix), lockTimeout));
		this.resources.add(store);
		return store;
	}

	List<Cache> nodes(int count, Duration lockTimeout) {
		return IntStream.range(0, count).mapToObj((i) -> prices(store(lockTimeout))).toList();
	}

	static Cache prices(EntryStore store) {
		return EmberCacheManager.builder(store, Codec.builder(LOADER).build(), LINEAGES).build().getCache("prices");
	}

	/**
	 * Wait until a node waits for another.
	 */
	void awaitWaiting() {
		awaitWaiting(this.observer);
	}

	void awaitWaiting(LettuceConnectionFactory observer) {
		Awaitility.await().atMost(LIMIT).until(() -> hasField(observer, "w"));
	}

	/**
	 * Return whether the entry of any key has a field.
	 */
	boolean hasField(LettuceConnectionFactory observer, String field) {
		try (RedisConnection connection = observer.getConnection()) {
			return connection.keyCommands()
				.keys(Script.argument(this.prefix + "entry:*"))
				.stream()
				.anyMatch((key) -> connection.hashCommands().hExists(key, Script.argument(field)));
		}
	}

	/**
	 * Return an application whose configuration is still to be told.
	 */
	ApplicationContextRunner application() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class,
					RedisStoreAutoConfiguration.class, DataRedisAutoConfiguration.class))
			.withPropertyValues("ember.cache.store=redis", "ember.cache.redis.key-prefix=" + this.prefix,
					"ember.cache.redis.private-in-tests=false", "ember.cache.redis.timeout=20s",
					"ember.cache.redis.lock-timeout=10m", "spring.data.redis.host=" + TestRedis.host(),
					"spring.data.redis.port=" + TestRedis.port());
	}

}
