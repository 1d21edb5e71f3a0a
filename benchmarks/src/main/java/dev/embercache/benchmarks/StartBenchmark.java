package dev.embercache.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What does the starter add to the start of a web application without DevTools? To an
 * empty one, in which nothing is cached, and, but for the short set, to one with a cached
 * method, whose other side is Spring's own simple cache on the same class path. From the
 * launch of the JVM to the moment in which the application is ready, in processes that
 * alternate, each of them first in every other round.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=StartBenchmark}
 */
public final class StartBenchmark {

	/**
	 * Libraries that are on the class path of this module for other benchmarks.
	 */
	static final String[] OTHERS = { "/ember-cache-sample-app", "/sample-app/target/", "/spring-boot-starter-data-",
			"/spring-boot-data-", "/org/springframework/data/", "/spring-oxm/", "/io/lettuce/", "/redis/clients/",
			"/io/netty/", "/com/github/codemonstur/", "/commons-pool2/", "/org/ehcache/", "/javax/cache/",
			"/org/openjdk/jmh/", "/jopt-simple/", "/commons-math3/", "/h2", "/hibernate", "/spring-orm/",
			"/spring-jdbc/", "/spring-aspects/", "/spring-tx/", "/spring-boot-jdbc/", "/spring-boot-jpa/",
			"/spring-boot-hibernate/", "/spring-boot-starter-jdbc/", "/spring-boot-sql/", "/spring-boot-transaction/",
			"/spring-boot-persistence/", "/HikariCP/", "/jakarta/persistence/", "/jakarta/transaction/",
			"/aspectjweaver/", "/antlr4-runtime/", "/spring-boot-starter-lettuce", "/spring-boot-netty/",
			"/reactor-core/", "/reactive-streams/", "/jboss/", "/jakarta/xml/bind/", "/glassfish/", "/jakarta/inject/",
			"/jakarta/activation/", "/angus" };

	private static final String DEVTOOLS = "/spring-boot-devtools/";

	private static final String[] STARTER = { "/ember-cache-spring-boot-", "/autoconfigure/target/", "/starter/target/",
			"/spring-boot-starter-cache/", "/spring-boot-cache/", "/spring-context-support/", "/caffeine/",
			"/jackson-dataformat-smile/", "/org/ow2/asm/", "/error_prone_annotations/" };

	private StartBenchmark() {
	}

	/**
	 * Start an application, say how long it took, and end.
	 * @param args the name of the configuration, the time of the launch, and the
	 * arguments of the application
	 * @throws ClassNotFoundException if there is no such configuration
	 */
	public static void main(String[] args) throws ClassNotFoundException {
		SpringApplication application = new SpringApplication(Class.forName(args[0]));
		application.setBannerMode(Banner.Mode.OFF);
		List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
		arguments.addAll(List.of(args).subList(2, args.length));
		application.run(arguments.toArray(String[]::new));
		ForkedJvm.report("start", System.currentTimeMillis() - Long.parseLong(args[1]));
		Runtime.getRuntime().halt(0);
	}

	static void measure(Size size, Results results) {
		Map<String, Start> starts = new LinkedHashMap<>();
		starts.put("empty", new Start(new ForkedJvm().without(OTHERS).without(DEVTOOLS).without(STARTER), Empty.class));
		starts.put("empty+ember", new Start(new ForkedJvm().without(OTHERS).without(DEVTOOLS), Empty.class));
		if (size != Size.SHORT) {
			starts.put("caching+simple", new Start(new ForkedJvm().without(OTHERS).without(DEVTOOLS), Caching.class,
					"--spring.cache.type=simple"));
			starts.put("caching+ember", new Start(new ForkedJvm().without(OTHERS).without(DEVTOOLS), Caching.class));
		}
		Map<String, List<Double>> samples = new LinkedHashMap<>();
		// The first round fills the caches of the file system.
		for (int round = 0; round <= size.choose(0, 10, 20); round++) {
			if (round == 1) {
				samples.clear();
			}
			List<String> names = new ArrayList<>(starts.keySet());
			if (round % 2 == 1) {
				Collections.reverse(names);
			}
			names.forEach((name) -> samples.computeIfAbsent(name, (ignored) -> new ArrayList<>())
				.add(starts.get(name).millis()));
		}
		samples.forEach((name, millis) -> results.add("StartBenchmark." + name, Figure.of("ms", millis)));
		addDifference("empty+ember", "empty", samples, results);
		if (samples.containsKey("caching+ember")) {
			addDifference("caching+ember", "caching+simple", samples, results);
		}
	}

	private static void addDifference(String name, String other, Map<String, List<Double>> samples, Results results) {
		results.add("StartBenchmark." + name + Results.ADDED,
				Figure.ofDifferences("ms", samples.get(name), samples.get(other)));
	}

	private record Start(ForkedJvm jvm, Class<?> configuration, String... arguments) {

		double millis() {
			List<String> all = new ArrayList<>(
					List.of(this.configuration.getName(), String.valueOf(System.currentTimeMillis())));
			all.addAll(List.of(this.arguments));
			return this.jvm.run(StartBenchmark.class.getName(), all.toArray(String[]::new)).get("start").get(0);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableCaching
	@Import(Prices.class)
	static class Caching {

	}

	static class Prices {

		@Cacheable("prices")
		Price price(String sku) {
			return Price.of(sku);
		}

	}

}
