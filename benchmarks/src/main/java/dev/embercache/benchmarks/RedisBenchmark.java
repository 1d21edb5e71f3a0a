package dev.embercache.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.sun.management.OperatingSystemMXBean;
import dev.embercache.cache.EmberCacheManager;
import dev.embercache.codec.Codec;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.EntryStore;

import org.springframework.cache.Cache;

/**
 * What do hits and puts cost on a server of Redis, with the live tier and without, in
 * time and in processor time of client and server, and how many bytes go over the wire
 * for them? Beside Spring Data's cache with JDK serialization and with JSON.
 * <p>
 * All are in one JVM, each with a server and a shared connection of Lettuce of its own,
 * and take turns: 100 calls of one, 100 of the next. On a machine with two cores, of
 * which client and server use one each, what else goes on changes the times from second
 * to second by more than the caches differ. So it strikes all of them alike. The first
 * turns do not count.
 * <p>
 * Without the live tier means: each key is read for the first time by its manager, and
 * after the last key comes a new manager.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=RedisBenchmark}
 */
final class RedisBenchmark {

	private static final String[] KEYS = HitBenchmark.Keys.of(1000);

	/**
	 * Calls in a turn.
	 */
	private static final int TURN = 100;

	/**
	 * A hit in the live tier is too short for a turn of one pass.
	 */
	private static final int LIVE_PASSES = 100;

	private static final int WIRE_CALLS = 1000;

	private RedisBenchmark() {
	}

	static void measure(Size size, Results results) {
		for (String shape : (size == Size.MINIMAL) ? List.of("price") : List.of("price", "basket20")) {
			measureTimes(shape, size, results);
			for (String provider : List.of("ember", "spring-data-jdk", "spring-data-json")) {
				measureTraffic(provider, shape, size.choose(10, WIRE_CALLS, WIRE_CALLS), results);
			}
		}
	}

	private static void measureTimes(String shape, Size size, Results results) {
		List<Course> courses = new ArrayList<>();
		List<AutoCloseable> resources = new ArrayList<>();
		Object value = Shapes.of(shape);
		try {
			for (String provider : List.of("ember", "spring-data-jdk", "spring-data-json")) {
				RedisServer server = new RedisServer();
				resources.add(server);
				CachingApplication application = server.application(provider);
				resources.add(application);
				Cache cache = application.cache();
				for (String key : KEYS) {
					cache.put(key, value);
				}
				boolean ember = provider.equals("ember");
				courses.add(new Course("hit", provider, shape, server, ember ? LIVE_PASSES : 1,
						() -> (key) -> hit(cache, key)));
				courses.add(new Course("put", provider, shape, server, 1, () -> (key) -> cache.put(key, value)));
				if (ember) {
					courses.add(new Course("hit", "ember-without-live-tier", shape, server, 1, () -> {
						Cache empty = withEmptyLiveTier(application);
						return (key) -> hit(empty, key);
					}));
				}
			}
			for (int round = -size.choose(0, 100, 200); round < size.choose(1, 200, 1000); round++) {
				for (Course course : courses) {
					course.run(round >= 0);
				}
				Collections.rotate(courses, 1);
			}
			courses.forEach((course) -> course.report(results));
		}
		finally {
			Collections.reverse(resources);
			resources.forEach(RedisBenchmark::close);
		}
	}

	private static void hit(Cache cache, String key) {
		if (cache.get(key) == null) {
			throw new IllegalStateException("There is no entry under " + key);
		}
	}

	private static Cache withEmptyLiveTier(CachingApplication application) {
		return EmberCacheManager
			.builder(application.bean(EntryStore.class), application.bean(Codec.class),
					application.bean(Lineages.class))
			.build()
			.getCache(CachingApplication.CACHE);
	}

	private static void close(AutoCloseable resource) {
		try {
			resource.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Have the server count the bytes that go in and out.
	 */
	private static void measureTraffic(String provider, String shape, int calls, Results results) {
		try (RedisServer server = new RedisServer(); CachingApplication application = server.application(provider)) {
			Cache filled = application.cache();
			Object value = Shapes.of(shape);
			// What comes once: connections, scripts, the lineage, and the place of a key
			// in
			// the index.
			for (int i = 0; i < calls; i++) {
				filled.put(KEYS[i], value);
			}
			Cache cache = provider.equals("ember") ? withEmptyLiveTier(application) : filled;
			long start = server.traffic();
			long counting = server.traffic() - start;
			for (int i = 0; i < calls; i++) {
				filled.put(KEYS[i], value);
			}
			long put = server.traffic();
			for (int i = 0; i < calls; i++) {
				hit(cache, KEYS[i]);
			}
			long hit = server.traffic();
			String name = "RedisBenchmark.%s(provider=" + provider + ",shape=" + shape + ")#wire";
			results.add(name.formatted("put"), Figure.exact("bytes", (put - start - 2.0 * counting) / calls));
			results.add(name.formatted("hit"), Figure.exact("bytes", (hit - put - 1.0 * counting) / calls));
		}
	}

	/**
	 * Operation that is repeated with one cache.
	 */
	private static final class Course {

		private final String name;

		private final RedisServer server;

		private final int passes;

		private final Supplier<Consumer<String>> calls;

		private final List<Double> nanos = new ArrayList<>();

		private double processorNanos;

		private Consumer<String> call;

		private int next;

		/**
		 * Create a course.
		 * @param passes the passes over the keys of one turn
		 * @param calls gives what is done with each key, anew when all keys had their
		 * turn
		 */
		Course(String way, String provider, String shape, RedisServer server, int passes,
				Supplier<Consumer<String>> calls) {
			this.name = "RedisBenchmark.%s(provider=%s,shape=%s)".formatted(way, provider, shape);
			this.server = server;
			this.passes = passes;
			this.calls = calls;
			this.call = calls.get();
		}

		void run(boolean counts) {
			if (this.next == KEYS.length) {
				this.next = 0;
				this.call = this.calls.get();
			}
			double processorBefore = processorNanos();
			long start = System.nanoTime();
			for (int i = 0; i < this.passes; i++) {
				for (int j = 0; j < TURN; j++) {
					this.call.accept(KEYS[this.next + j]);
				}
			}
			double nanos = System.nanoTime() - start;
			if (counts) {
				this.nanos.add(nanos / (this.passes * TURN));
				this.processorNanos += (processorNanos() - processorBefore) / (this.passes * TURN);
			}
			this.next += TURN;
		}

		/**
		 * Return the processor time that this JVM and the server took.
		 */
		private double processorNanos() {
			OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
			return system.getProcessCpuTime() + this.server.processorNanos();
		}

		void report(Results results) {
			results.add(this.name, Figure.of("ns", this.nanos));
			results.add(this.name + "#processor", Figure.exact("ns", this.processorNanos / this.nanos.size()));
		}

	}

}
