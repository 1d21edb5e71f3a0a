package dev.embercache.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Entries on disk that another version of Java reads. Versions differ in how they write
 * times, among others.
 */
class OtherJdkIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void onlyWhatVersionsOfJavaMayComputeDifferentlyIsStale() throws IOException {
		Path other = find();
		assumeThat(other).as("another version of Java beside the one that runs the tests").isNotNull();
		this.app.withoutDevTools().withDiskStore().define("""
				@Service
				public class Clocks {

					@Cacheable("times")
					public String time(String key) {
						Probe.computed();
						return java.time.format.DateTimeFormatter.ofLocalizedTime(java.time.format.FormatStyle.SHORT)
							.withLocale(Locale.US).format(java.time.LocalTime.of(9, 30));
					}

					@Cacheable("sums")
					public List<Integer> sums(String key) {
						Probe.computed();
						List<Integer> sums = new ArrayList<>();
						sums.add(Integer.parseInt(key) + "".length());
						return sums;
					}

				}
				""").start();
		assertThat(this.app.call("clocks.time", "1")).isComputed();
		assertThat(this.app.call("clocks.sums", "1")).isComputed();
		this.app.jdk(other).restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1))
			.endsWith("1 of 'times' is stale: Clocks.time -> the version of Java changed");
		assertThat(this.app.call("clocks.time", "1")).isComputed();
		assertThat(this.app.call("clocks.sums", "1")).isHit();
	}

	private static @Nullable Path find() throws IOException {
		Path home = Path.of(System.getProperty("java.home")).toRealPath();
		try (Stream<Path> homes = Files.list(home.getParent())) {
			return homes.filter((other) -> isNewer(other.resolve("release"))).sorted().findFirst().orElse(null);
		}
	}

	private static boolean isNewer(Path release) {
		try {
			List<String> lines = Files.isRegularFile(release) ? Files.readAllLines(release) : List.of();
			return lines.stream()
				.filter((line) -> line.startsWith("JAVA_VERSION="))
				.map((line) -> line.replaceAll("[^0-9.]", ""))
				.anyMatch((version) -> Integer.parseInt(version.split("\\.")[0]) > Runtime.version().feature());
		}
		catch (IOException ex) {
			return false;
		}
	}

}
