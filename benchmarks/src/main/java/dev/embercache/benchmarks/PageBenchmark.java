package dev.embercache.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

import dev.embercache.sample.SampleApplication;

/**
 * How long does the page of the sample application take to show all its values, right
 * after a DevTools restart? With the starter, with Caffeine in its place, whose entries
 * die with each generation, and with no cache at all. The page asks for its products, and
 * then for the rate and each product's price and details, over six connections as a
 * browser does; the suppliers take between 250 and 1,200 ms.
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=PageBenchmark}
 */
public final class PageBenchmark implements Runnable {

	private static final int CONNECTIONS = 6;

	private static final Pattern SKU = Pattern.compile("\"sku\":\"([^\"]+)\"");

	private static final Map<String, Map<String, String>> SIDES = sides();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int rounds = Integer.getInteger("benchmarks.rounds");

	private static Map<String, Map<String, String>> sides() {
		Map<String, Map<String, String>> sides = new LinkedHashMap<>();
		sides.put("ember", Map.of("spring.cache.type", "", "ember.cache.enabled", "true"));
		sides.put("caffeine", Map.of("spring.cache.type", "caffeine", "ember.cache.enabled", "false"));
		sides.put("none", Map.of("spring.cache.type", "none", "ember.cache.enabled", "false"));
		return sides;
	}

	static void measure(Size size, Results results) {
		try {
			Path folder = Files.createTempDirectory("sample-app");
			try {
				copy(ForkedJvm.placeOf(SampleApplication.class), folder.resolve("classes"));
				measure(folder, size, results);
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void measure(Path folder, Size size, Results results) {
		Map<String, List<Double>> samples = new ForkedJvm()
			.without("/ember-cache-sample-app", "/sample-app/target/", "/org/ehcache/", "/javax/cache/")
			.with(folder.resolve("classes"))
			.option("-D" + Restarts.PROPERTY + "=" + PageBenchmark.class.getName(),
					"-Dbenchmarks.rounds=" + size.choose(1, 3, 10))
			.run(SampleApplication.class.getName(), "--server.port=0", "--spring.main.banner-mode=off",
					"--spring.devtools.restart.poll-interval=1h", "--spring.devtools.livereload.enabled=false",
					"--spring.datasource.url=jdbc:h2:file:" + folder.resolve("tea-shop"));
		samples.forEach((name, millis) -> results.add("PageBenchmark." + name, Figure.of("ms", millis)));
	}

	/**
	 * DevTools restarts classes in folders only.
	 */
	private static void copy(Path source, Path target) throws IOException {
		if (Files.isDirectory(source)) {
			FileSystemUtils.copyRecursively(source, target);
			return;
		}
		try (FileSystem jar = FileSystems.newFileSystem(source); Stream<Path> paths = Files.walk(jar.getPath("/"))) {
			for (Path path : paths.filter(Files::isRegularFile).toList()) {
				Path file = target.resolve(path.toString().substring(1));
				Files.createDirectories(file.getParent());
				Files.copy(path, file);
			}
		}
	}

	/**
	 * Restart and show the page, inside of the application.
	 */
	@Override
	public void run() {
		show();
		for (int round = 0; round < this.rounds; round++) {
			SIDES.forEach((name, properties) -> {
				Restarts.restart(properties);
				ForkedJvm.report(name, show());
			});
		}
	}

	/**
	 * Ask for all that the page asks for.
	 * @return the time it took, in milliseconds
	 */
	private double show() {
		String port = Restarts.context().getEnvironment().getRequiredProperty("local.server.port");
		ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
		try {
			long start = System.nanoTime();
			Future<?> rate = connections.submit(() -> get(port, "/api/rate"));
			Matcher skus = SKU.matcher(get(port, "/api/shop"));
			List<Future<?>> answers = new ArrayList<>(List.of(rate));
			while (skus.find()) {
				String product = "/api/products/" + skus.group(1);
				answers.add(connections.submit(() -> get(port, product + "/price")));
				answers.add(connections.submit(() -> get(port, product + "/details")));
			}
			for (Future<?> answer : answers) {
				answer.get();
			}
			double millis = (System.nanoTime() - start) / 1e6;
			if (answers.size() < 2) {
				throw new IllegalStateException("The page shows no products");
			}
			return millis;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			connections.shutdownNow();
		}
	}

	private String get(String port, String path) {
		try {
			HttpResponse<String> response = this.client.send(
					HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
					BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException("%s answered %d".formatted(path, response.statusCode()));
			}
			return response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
