package dev.embercache.scenario;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * DevTools itself keeps one or two of the class loaders it has thrown away. Ember Cache
 * must not keep one more.
 */
class ClassLoaderLeakIT {

	private static final int RESTARTS = 12;

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@RegisterExtension
	private final LiveApplication plain = new LiveApplication();

	@Test
	void twelveRestartsLeaveNoMoreClassLoadersThanPlainDevTools() {
		CompletableFuture<Integer> withoutEmberCache = CompletableFuture.supplyAsync(() -> classLoadersAfterRestarts(
				this.plain.property("ember.cache.enabled", false).property("spring.cache.type", "simple")));
		int withEmberCache = classLoadersAfterRestarts(this.app);
		assertThat(withEmberCache).isLessThanOrEqualTo(withoutEmberCache.join());
	}

	@Test
	void aStoreOnDiskKeepsNoClassLoader() {
		CompletableFuture<Integer> withoutEmberCache = CompletableFuture.supplyAsync(() -> classLoadersAfterRestarts(
				this.plain.property("ember.cache.enabled", false).property("spring.cache.type", "simple")));
		int withEmberCache = classLoadersAfterRestarts(this.app.withDiskStore());
		assertThat(withEmberCache).isLessThanOrEqualTo(withoutEmberCache.join());
	}

	private int classLoadersAfterRestarts(LiveApplication application) {
		application.define("public record Article(String name) { }").define("""
				public class Price {

					private final Article article;

					private final Map<String, Object> notes = new HashMap<>();

					private final LocalDate since = LocalDate.of(2026, 1, 2);

					Price(Article article) {
						this.article = article;
						this.notes.put("self", article);
					}

				}
				""").define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public Price price(Article article) {
						return new Price(article);
					}

					@Cacheable(cacheNames = "synchronized", sync = true)
					public List<Price> priceOnce(Article article) {
						return List.of(new Price(article));
					}

					@Cacheable("later")
					public CompletableFuture<Price> priceLater(Article article) {
						return CompletableFuture.supplyAsync(() -> new Price(article));
					}

					@Cacheable("live")
					public Object thread(Article article) {
						return new Thread(() -> { });
					}

				}
				""").jvmOption("-XX:SoftRefLRUPolicyMSPerMB=0").start();
		for (int i = 1; i <= RESTARTS; i++) {
			look(application, "tea");
			look(application, "article " + i);
			if (i % 3 == 0) {
				application.edit("Prices", "public class Prices {",
						"public class Prices { private int field" + i + " = " + i + ";");
			}
			application.restart();
		}
		look(application, "tea");
		return application.restartClassLoaders();
	}

	private void look(LiveApplication application, String article) {
		for (String method : new String[] { "price", "priceOnce", "priceLater", "thread" }) {
			application.run("prices." + method, article);
		}
	}

}
