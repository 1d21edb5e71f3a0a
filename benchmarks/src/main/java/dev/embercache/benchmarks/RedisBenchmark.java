package dev.embercache.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import com.sun.management.OperatingSystemMXBean;
import dev.embercache.cache.EmberCacheManager;
import dev.embercache.codec.Codec;
import dev.embercache.lineage.Lineages;
import dev.embercache.store.EntryStore;

import org.springframework.cache.Cache;

/**
 * What do hits and puts cost on a server of Redis, with the live tier and without, in
 * time and in processor time of client and server, and how many bytes go over the wire
 * for them? Beside Spring Data's cache with JDK serialisation and with JSON.
 * <p>
 * All are in one JVM, each with a server and a shared connection of Lettuce of its own,
 * and take turns: 1,000 calls of one, 1,000 of the next. On a machine with two cores, of
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
	 * A hit in the live tier is too short for a turn of 1,000.
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
				courses
					.add(new Course("hit", provider, shape, server, ember ? LIVE_PASSES : 1, () -> () -> hit(cache)));
				courses.add(new Course("put", provider, shape, server, 1, () -> () -> put(cache, value)));
				if (ember) {
					courses.add(new Course("hit", "ember-without-live-tier", shape, server, 1, () -> {
						Cache empty = withEmptyLiveTier(application);
						return () -> hit(empty);
					}));
				}
			}
			for (int round = -size.choose(0, 8, 20); round < size.choose(1, 20, 100); round++) {
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

	private static void hit(Cache cache) {
		for (String key : KEYS) {
			if (cache.get(key) == null) {
				throw new IllegalStateException("There is no entry under " + key);
			}
		}
	}

	private static void put(Cache cache, Object value) {
		for (String key : KEYS) {
			cache.put(key, value);
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
			put(filled, value);
			Cache cache = provider.equals("ember") ? withEmptyLiveTier(application) : filled;
			cache.get("first");
			long start = server.traffic();
			long counting = server.traffic() - start;
			for (int i = 0; i < calls; i++) {
				filled.put(KEYS[i], value);
			}
			long put = server.traffic();
			for (int i = 0; i < calls; i++) {
				if (cache.get(KEYS[i]) == null) {
					throw new IllegalStateException("There is no entry " + i);
				}
			}
			long hit = server.traffic();
			String name = "RedisBenchmark.%s(provider=" + provider + ",shape=" + shape + ")#wire";
			results.add(name.formatted("put"), Figure.exact("bytes", (put - start - 2.0 * counting) / calls));
			results.add(name.formatted("hit"), Figure.exact("bytes", (hit - put - 1.0 * counting) / calls));
		}
	}

	/**
	 * What is done again and again with one cache.
	 */
	private static final class Course {

		private final String name;

		private final RedisServer server;

		private final int passes;

		private final Supplier<Runnable> turns;

		private final List<Double> nanos = new ArrayList<>();

		private double processorNanos;

		/**
		 * Create a course.
		 * @param passes the passes over all keys in one turn
		 * @param turns gives what a pass is, and may take its time for that
		 */
		Course(String way, String provider, String shape, RedisServer server, int passes, Supplier<Runnable> turns) {
			this.name = "RedisBenchmark.%s(provider=%s,shape=%s)".formatted(way, provider, shape);
			this.server = server;
			this.passes = passes;
			this.turns = turns;
		}

		void run(boolean counts) {
			Runnable pass = this.turns.get();
			double processorBefore = processorNanos();
			long start = System.nanoTime();
			for (int i = 0; i < this.passes; i++) {
				pass.run();
			}
			double nanos = System.nanoTime() - start;
			if (counts) {
				this.nanos.add(nanos / (this.passes * KEYS.length));
				this.processorNanos += (processorNanos() - processorBefore) / (this.passes * KEYS.length);
			}
		}

		/**
		 * Return the processor time that this JVM and the server took.
		 */
		private double processorNanos() {
			OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
			return system.getProcessCpuTime() + this.server.processorNanos();
		}

		void report(Results results) {
			results.add(this.name, Figure.of("ns", this.nanos.stream().mapToDouble(Double::doubleValue).toArray()));
			results.add(this.name + "#processor", Figure.exact("ns", this.processorNanos / this.nanos.size()));
		}

	}

}
