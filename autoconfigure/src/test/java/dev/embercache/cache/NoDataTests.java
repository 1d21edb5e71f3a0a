package dev.embercache.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import com.google.common.util.concurrent.RateLimiter;
import io.github.bucket4j.Bucket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

import dev.embercache.autoconfigure.DiskStoreAutoConfiguration;
import dev.embercache.autoconfigure.EmberCacheAutoConfiguration;
import dev.embercache.store.LastingRestartScope;
import dev.embercache.store.RestartScope;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for cached methods that return what is no data.
 */
@ExtendWith(OutputCaptureExtension.class)
class NoDataTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource
	void aLookUpReturnsTheVeryBeanAndNoCallOnItIsLost(Kept kept, CapturedOutput output) {
		runner(kept).run((context) -> {
			Handlers handlers = context.getBean(Handlers.class);
			for (int i = 0; i < 3; i++) {
				assertThat(handlers.get("card")).isSameAs(context.getBean("card"));
				handlers.get("card").handle();
				handlers.get("cash").handle();
			}
			assertThat(handlers.calls()).isEqualTo(2);
			assertThat(context.getBean("card", Handler.class).handled()).isEqualTo(3);
			assertThat(context.getBean("cash", Handler.class).handled()).isEqualTo(3);
			assertThat(handlers.all("x")).isSameAs(handlers.all("x"));
		});
		assertThat(warnings(output)).hasSize(3)
			.anyMatch((line) -> line.contains("Cache 'handlers': A value of " + CardHandler.class.getName())
					&& line.contains("(" + CardHandler.class.getName() + "): it is the bean 'card'. "
							+ "Return its data instead, for example in a record."))
			.anyMatch((line) -> line.contains("Cache 'handlers'") && line.contains("it is the bean 'cash'."))
			.anyMatch((line) -> line.contains("Cache 'all'")
					&& line.matches(".*\\[\\d] \\([\\w.$]+\\): it is the bean 'c.*"));
	}

	@Test
	void nothingOfABeanIsOnDisk() {
		runner(Kept.ON_DISK).run((context) -> {
			Handlers handlers = context.getBean(Handlers.class);
			handlers.get("card");
			handlers.row("tea");
			handlers.text("tea");
		});
		runner(Kept.ON_DISK).run((context) -> assertThat(context.getBean(Handlers.class).text("tea")).as("what is data")
			.isEqualTo("tea is kept"));
		assertThat(bytesOnDisk()).contains("tea is kept").doesNotContain("a secret");
	}

	@ParameterizedTest
	@EnumSource
	void anInnerClassRunsAgainstTheBeanItself(Kept kept, CapturedOutput output) {
		runner(kept).run((context) -> {
			Handlers handlers = context.getBean(Handlers.class);
			assertThat(handlers.row("tea").key()).isEqualTo("a secret");
			handlers.changeKey("another secret");
			assertThat(handlers.row("tea").key()).isEqualTo("another secret");
			handlers.row("coffee");
		});
		assertThat(warnings(output)).singleElement()
			.asString()
			.contains("Row.this$0 (" + Handlers.class.getName() + "): it is the bean 'handlers'. "
					+ "Return a record instead, or declare Row static, so that it does not hold the enclosing object.");
	}

	@ParameterizedTest
	@EnumSource
	void onePathIsWarnedOfOnceWhateverItsIndexes(Kept kept, CapturedOutput output) {
		runner(kept).run((context) -> {
			Handlers handlers = context.getBean(Handlers.class);
			for (int i = 0; i < 5; i++) {
				handlers.filled(i);
			}
		});
		assertThat(warnings(output)).singleElement().asString().contains("it is the bean 'card'");
	}

	@ParameterizedTest
	@EnumSource
	void servicesAreHeldAsTheyAre(Kept kept, CapturedOutput output) {
		runner(kept).run((context) -> {
			Handlers handlers = context.getBean(Handlers.class);
			for (String kind : List.of("environment", "context", "client", "http", "logger", "loader")) {
				assertThat(handlers.service(kind)).isSameAs(handlers.service(kind));
			}
		});
		assertThat(warnings(output)).hasSize(6)
			.anyMatch((line) -> line.contains("it is the bean 'environment'"))
			.anyMatch((line) -> line.contains("it holds the beans of an application"))
			.anyMatch(
					(line) -> line.contains("it calls other systems. Return the data that you need from it instead."));
	}

	@ParameterizedTest
	@EnumSource
	void allReadersHaveTheSameCounter(Kept kept, CapturedOutput output) {
		runner(kept).run((context) -> {
			Limits limits = context.getBean(Limits.class);
			for (int i = 0; i < 3; i++) {
				limits.attempts("tea").incrementAndGet();
				((LongAdder) limits.limit("adder")).increment();
				((ReentrantLock) limits.limit("lock")).lock();
				((Semaphore) limits.limit("semaphore")).acquire();
				assertThat(((Bucket) limits.limit("bucket")).tryConsume(1)).isTrue();
				((RateLimiter) limits.limit("limiter")).setRate(i + 1);
			}
			assertThat(limits.attempts("tea")).hasValue(3);
			assertThat(((LongAdder) limits.limit("adder")).sum()).isEqualTo(3);
			assertThat(((ReentrantLock) limits.limit("lock")).getHoldCount()).isEqualTo(3);
			assertThat(((Semaphore) limits.limit("semaphore")).availablePermits()).isEqualTo(2);
			assertThat(((Bucket) limits.limit("bucket")).getAvailableTokens()).isEqualTo(2);
			assertThat(((RateLimiter) limits.limit("limiter")).getRate()).isEqualTo(3);
		});
		assertThat(warnings(output)).hasSize(6)
			.allMatch((line) -> line.contains("an object that its readers share and change."));
		assertThat(output).containsOnlyOnce("Cache 'attempts': A value is a java.util.concurrent.atomic.AtomicInteger, "
				+ "an object that its readers share and change. All of them get this very object, and it is not stored: it is "
				+ "computed again after a restart. If this is intended, set "
				+ "'ember.cache.caches.attempts.copy-on-read: false', and "
				+ "'ember.cache.caches.attempts.track-code: false' if a change of code must not create a new one.");
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsWarnedOfWhereItIsSaidThatReadersShare(Kept kept, CapturedOutput output) {
		runner(kept)
			.withPropertyValues("ember.cache.caches.attempts.copy-on-read=false",
					"ember.cache.caches.limits.copy-on-read=false", "ember.cache.caches.limits.track-code=false")
			.run((context) -> {
				Limits limits = context.getBean(Limits.class);
				limits.attempts("tea").incrementAndGet();
				assertThat(limits.attempts("tea")).hasValue(1);
				for (String kind : List.of("lock", "adder", "bucket")) {
					assertThat(limits.limit(kind)).isSameAs(limits.limit(kind));
				}
			});
		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void aCounterIsStoredWhereItIsSaidThatReadersShare() {
		ApplicationContextRunner runner = runner(Kept.ON_DISK)
			.withPropertyValues("ember.cache.caches.attempts.copy-on-read=false");
		runner.run((context) -> context.getBean(Limits.class).attempts("tea"));
		runner.run((context) -> {
			assertThat(context.getBean(Limits.class).attempts("tea")).hasValue(0);
			assertThat(context.getBean(Limits.class).calls()).isEqualTo(0);
		});
	}

	@ParameterizedTest
	@EnumSource
	void aCounterInOtherDataIsData(Kept kept, CapturedOutput output) {
		runner(kept).run((context) -> {
			Limits limits = context.getBean(Limits.class);
			limits.counts("tea").get("tea").incrementAndGet();
			assertThat(limits.counts("tea").get("tea")).hasValue(0);
		});
		assertThat(warnings(output)).isEmpty();
	}

	private ApplicationContextRunner runner(Kept kept) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(EmberCacheAutoConfiguration.class, DiskStoreAutoConfiguration.class))
			.withUserConfiguration(Shop.class);
		return switch (kept) {
			case FOR_ONE_GENERATION -> runner;
			case FOR_LATER_GENERATIONS -> runner.withBean(RestartScope.class, LastingRestartScope::new);
			case ON_DISK -> runner.withPropertyValues("ember.cache.store=disk",
					"ember.cache.disk.private-in-tests=false", "ember.cache.disk.directory=" + this.folder);
		};
	}

	private String bytesOnDisk() {
		try (Stream<Path> files = Files.walk(this.folder)) {
			StringBuilder bytes = new StringBuilder();
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
			}
			return bytes.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("WARN")).toList();
	}

	/**
	 * Lifetime of entries.
	 */
	enum Kept {

		FOR_ONE_GENERATION, FOR_LATER_GENERATIONS, ON_DISK

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Shop {

		@Bean
		Handler card() {
			return new CardHandler();
		}

		@Bean
		Handler cash() {
			return new CardHandler();
		}

		@Bean
		Handlers handlers(Map<String, Handler> handlers, ApplicationContext context, Environment environment) {
			return new Handlers(handlers, context, environment);
		}

		@Bean
		Limits limits() {
			return new Limits();
		}

	}

	interface Handler {

		void handle();

		int handled();

	}

	static class CardHandler implements Handler {

		private final String key = "a secret";

		private int handled;

		@Override
		public void handle() {
			this.handled++;
		}

		@Override
		public int handled() {
			return this.handled;
		}

	}

	static class Handlers {

		private final Map<String, Handler> handlers;

		private final ApplicationContext context;

		private final Environment environment;

		private final AtomicInteger calls = new AtomicInteger();

		private String key = "a secret";

		Handlers(Map<String, Handler> handlers, ApplicationContext context, Environment environment) {
			this.handlers = handlers;
			this.context = context;
			this.environment = environment;
		}

		int calls() {
			return this.calls.get();
		}

		void changeKey(String key) {
			this.key = key;
		}

		@Cacheable("handlers")
		public Handler get(String kind) {
			this.calls.incrementAndGet();
			return this.handlers.get(kind);
		}

		@Cacheable("all")
		public List<Handler> all(String name) {
			return new ArrayList<>(this.handlers.values());
		}

		@Cacheable("filled")
		public Object filled(int index) {
			Object[] elements = new Object[index + 1];
			elements[index] = this.handlers.get("card");
			return elements;
		}

		@Cacheable("rows")
		public Row row(String product) {
			return new Row(product);
		}

		@Cacheable("texts")
		public String text(String product) {
			return product + " is kept";
		}

		@Cacheable("services")
		public Object service(String kind) {
			return switch (kind) {
				case "environment" -> this.environment;
				case "context" -> this.context;
				case "client" -> RestClient.create();
				case "http" -> java.net.http.HttpClient.newHttpClient();
				case "logger" -> org.slf4j.LoggerFactory.getLogger(NoDataTests.class);
				default -> NoDataTests.class.getClassLoader();
			};
		}

		class Row {

			private final String product;

			Row(String product) {
				this.product = product;
			}

			String key() {
				return this.product.isEmpty() ? "" : Handlers.this.key;
			}

		}

	}

	static class Limits {

		private final AtomicInteger calls = new AtomicInteger();

		int calls() {
			return this.calls.get();
		}

		@Cacheable("attempts")
		public AtomicInteger attempts(String user) {
			this.calls.incrementAndGet();
			return new AtomicInteger();
		}

		@Cacheable("counts")
		public Map<String, AtomicInteger> counts(String user) {
			return Map.of(user, new AtomicInteger());
		}

		@Cacheable("limits")
		public Object limit(String kind) {
			return switch (kind) {
				case "lock" -> new ReentrantLock();
				case "semaphore" -> new Semaphore(5);
				case "adder" -> new LongAdder();
				case "bucket" -> Bucket.builder()
					.addLimit((limit) -> limit.capacity(5).refillIntervally(5, java.time.Duration.ofDays(1)))
					.build();
				default -> RateLimiter.create(10);
			};
		}

	}

}
