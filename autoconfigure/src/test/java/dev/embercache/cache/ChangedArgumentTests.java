package dev.embercache.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.embercache.autoconfigure.EmberCacheAutoConfiguration;
import dev.embercache.store.LastingRestartScope;
import dev.embercache.store.RestartScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for methods that change what they are called with, or whose callers do.
 */
@ParameterizedClass
@ValueSource(booleans = { true, false })
class ChangedArgumentTests {

	@Parameter
	boolean lasting;

	private void run(Consumer<Searches> test) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EmberCacheAutoConfiguration.class))
			.withUserConfiguration(Caching.class);
		(this.lasting ? runner.withBean(RestartScope.class, LastingRestartScope::new) : runner)
			.run((context) -> test.accept(context.getBean(Searches.class)));
	}

	@Test
	void aMethodThatChangesItsArgument() {
		run((searches) -> {
			assertThat(searches.search(request(1))).isEqualTo("page 1, 1");
			assertThat(searches.search(request(2))).isEqualTo("page 2, 2");
			assertThat(searches.search(request(1))).isEqualTo("page 1, 1");
			searches.forget(request(1));
			assertThat(searches.search(request(1))).isEqualTo("page 1, 3");
			assertThat(searches.search(request(2))).isEqualTo("page 2, 2");
		});
	}

	@Test
	void aMethodThatChangesOneOfItsArguments() {
		run((searches) -> {
			assertThat(searches.search(request(1), new int[] { 5 })).isEqualTo("page 1 of 5, 1");
			assertThat(searches.search(request(2), new int[] { 6 })).isEqualTo("page 2 of 6, 2");
			assertThat(searches.search(request(1), new int[] { 5 })).isEqualTo("page 1 of 5, 1");
		});
	}

	@Test
	void aMethodThatChangesItsListAndIsCalledOnceAtATime() {
		run((searches) -> {
			assertThat(searches.first(new ArrayList<>(List.of("tea", "coffee")))).isEqualTo("tea 1");
			assertThat(searches.first(new ArrayList<>(List.of("coffee")))).isEqualTo("coffee 2");
			assertThat(searches.first(new ArrayList<>(List.of("tea", "coffee")))).isEqualTo("tea 1");
		});
	}

	@Test
	void aCallerThatChangesTheArgumentOfAFuture() {
		run((searches) -> {
			MutableRequest request = request(1);
			CompletableFuture<String> started = new CompletableFuture<>();
			CompletableFuture<String> found = searches.searchLater(request, started);
			request.page = 2;
			started.complete("x");
			assertThat(found).isCompletedWithValue("page 2, 1");
			assertThat(searches.searchLater(request(1), started)).isCompletedWithValue("page 1, 2");
			assertThat(searches.searchLater(request(2), started)).isCompletedWithValue("page 2, 3");
			assertThat(searches.searchLater(request(2), started)).isCompletedWithValue("page 2, 3");
		});
	}

	@Test
	void aCallerThatChangesTheArgumentOfAMono() {
		run((searches) -> {
			MutableRequest request = request(1);
			Mono<String> found = searches.searchReactively(request);
			request.page = 2;
			assertThat(found.block()).isEqualTo("page 2, 1");
			assertThat(searches.searchReactively(request(1)).block()).isEqualTo("page 1, 2");
			assertThat(searches.searchReactively(request(2)).block()).isEqualTo("page 2, 3");
			assertThat(searches.searchReactively(request(2)).block()).isEqualTo("page 2, 3");
		});
	}

	@Test
	void aPutIsUnderWhatTheKeyIsWhenTheMethodReturns() {
		run((searches) -> {
			MutableRequest request = request(1);
			searches.save(request);
			request.page = 9;
			assertThat(searches.search(request(2))).isEqualTo("saved");
			assertThat(searches.search(request(9))).isEqualTo("page 9, 1");
			assertThat(searches.search(request(1))).isEqualTo("page 1, 2");
		});
	}

	private static MutableRequest request(int page) {
		return new MutableRequest(page);
	}

	static class Searches {

		private int calls;

		@Cacheable("searches")
		public String search(MutableRequest request) {
			return "page " + request.page++ + ", " + ++this.calls;
		}

		@Cacheable("searches")
		public String search(MutableRequest request, int[] sizes) {
			return "page " + request.page++ + " of " + sizes[0]++ + ", " + ++this.calls;
		}

		@Cacheable(cacheNames = "searches", sync = true)
		public String first(List<String> names) {
			return names.remove(0) + " " + ++this.calls;
		}

		@Cacheable(cacheNames = "later", key = "#request")
		public CompletableFuture<String> searchLater(MutableRequest request, CompletableFuture<?> started) {
			return started.thenApply((ignored) -> "page " + request.page + ", " + ++this.calls);
		}

		@Cacheable("reactive")
		public Mono<String> searchReactively(MutableRequest request) {
			return Mono.fromCallable(() -> "page " + request.page + ", " + ++this.calls);
		}

		@CachePut("searches")
		public String save(MutableRequest request) {
			request.page++;
			return "saved";
		}

		@CacheEvict("searches")
		public void forget(MutableRequest request) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

		@Bean
		Searches searches() {
			return new Searches();
		}

	}

}
