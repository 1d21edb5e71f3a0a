package dev.embercache.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.embercache.store.EntryStore;
import dev.embercache.store.disk.DiskEntryStore;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DiskStoreAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DiskStoreAutoConfigurationTests {

	@TempDir
	Path folder;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class,
				DiskStoreAutoConfiguration.class))
		.withUserConfiguration(Caching.class)
		.withPropertyValues("ember.cache.store=disk");

	private ApplicationContextRunner shared() {
		return this.runner.withPropertyValues("ember.cache.disk.private-in-tests=false",
				"ember.cache.disk.directory=" + this.folder);
	}

	@Test
	void isNotOpenedUnlessItIsChosen() {
		this.runner.withPropertyValues("ember.cache.store=memory")
			.run((context) -> assertThat(context.getBean(EntryStore.class)).isInstanceOf(MemoryEntryStore.class));
	}

	@Test
	void entriesSurviveTheContext() {
		shared().run((context) -> {
			assertThat(context.getBean(EntryStore.class)).isInstanceOf(DiskEntryStore.class);
			cache(context).put("tea", "10");
		});
		shared().run((context) -> assertThat(cache(context).get("tea", String.class)).isEqualTo("10"));
	}

	@Test
	void entriesOfOneCacheSurviveTheContext() {
		ApplicationContextRunner one = shared().withPropertyValues("ember.cache.store=memory",
				"ember.cache.caches.prices.store=disk");
		one.run((context) -> {
			cache(context).put("tea", "10");
			context.getBean(CacheManager.class).getCache("orders").put("1", "tea");
		});
		one.run((context) -> {
			assertThat(cache(context).get("tea", String.class)).isEqualTo("10");
			assertThat(context.getBean(CacheManager.class).getCache("orders").get("1")).isNull();
		});
	}

	@Test
	void applicationAndProfilesHaveEntriesOfTheirOwn() {
		shared().withPropertyValues("spring.application.name=shop").run((context) -> cache(context).put("tea", "10"));
		shared().withPropertyValues("spring.application.name=shop", "spring.profiles.active=dev")
			.run((context) -> assertThat(cache(context).get("tea")).isNull());
		shared().withPropertyValues("spring.application.name=office")
			.run((context) -> assertThat(cache(context).get("tea")).isNull());
		assertThat(this.folder).isDirectoryContaining("glob:**/shop.ember")
			.isDirectoryContaining("glob:**/shop@dev.ember")
			.isDirectoryContaining("glob:**/office.ember")
			.isDirectoryContaining("glob:**/README");
	}

	@Test
	void namesThatCannotStandInAFileNameStayApart() {
		shared().withPropertyValues("spring.application.name=a/b").run((context) -> cache(context).put("tea", "10"));
		shared().withPropertyValues("spring.application.name=a\\b")
			.run((context) -> assertThat(cache(context).get("tea")).isNull());
	}

	@Test
	void testsHavePrivateStoresThatLeaveNothingBehind() throws Exception {
		List<Path> before = temporaryFolders();
		this.runner.withPropertyValues("ember.cache.disk.directory=" + this.folder).run((context) -> {
			cache(context).put("tea", "10");
			assertThat(temporaryFolders()).hasSizeGreaterThan(before.size());
			this.runner.run((other) -> assertThat(cache(other).get("tea")).isNull());
		});
		assertThat(this.folder).isEmptyDirectory();
		assertThat(Path.of(".ember-cache")).doesNotExist();
		assertThat(temporaryFolders()).isEqualTo(before);
	}

	private static List<Path> temporaryFolders() throws Exception {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> file.getFileName().toString().matches("ember-cache-\\d+")).sorted().toList();
		}
	}

	@Test
	void aSecondContextInOneJvmWorksInMemoryAndSaysSoOnce(CapturedOutput output) {
		shared().run((first) -> {
			cache(first).put("tea", "10");
			shared().run((second) -> {
				assertThat(cache(second).get("tea")).isNull();
				cache(second).put("tea", "12");
				assertThat(cache(second).get("tea", String.class)).isEqualTo("12");
			});
			assertThat(cache(first).get("tea", String.class)).isEqualTo("10");
		});
		assertThat(output).containsOnlyOnce("Ember Cache cannot use")
			.contains("application.ember', and keeps all entries in memory: Another process or application context "
					+ "has it open. Set 'ember.cache.disk.directory' to give each its own folder.");
	}

	@Test
	void boundsTheSizeOfAllEntries() {
		shared().withPropertyValues("ember.cache.disk.maximum-size=10KB").run((context) -> {
			for (int i = 0; i < 100; i++) {
				cache(context).put("key" + i, "x".repeat(1000));
			}
			long kept = context.getBean(EntryStore.class)
				.regions()
				.iterator()
				.next()
				.census()
				.values()
				.stream()
				.mapToLong(Long::longValue)
				.sum();
			assertThat(kept).isBetween(3L, 10L);
		});
	}

	@Test
	void aSizeThatIsNotPositiveStopsTheStart() {
		this.runner.withPropertyValues("ember.cache.disk.maximum-size=0B").run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new InvalidSettingFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription())
				.isEqualTo("The property 'ember.cache.disk.maximum-size' is '0B' but must be positive.");
		});
	}

	@Test
	void aMissingLibraryStopsTheStart() {
		this.runner.withClassLoader(new FilteredClassLoader("org.h2")).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new InvalidSettingFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("needs the library 'com.h2database:h2-mvstore'");
		});
	}

	private static Cache cache(ApplicationContext context) {
		Cache cache = context.getBean(CacheManager.class).getCache("prices");
		assertThat(cache).isNotNull();
		return cache;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	@AutoConfigurationPackage
	static class Caching {

	}

}
