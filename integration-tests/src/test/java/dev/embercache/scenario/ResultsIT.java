package dev.embercache.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;
import dev.embercache.harness.LiveApplication.BackgroundCall;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways in which a cached method can give its result: they all outlive a restart, and
 * go with the code they came from.
 */
class ResultsIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void nullIsAValueLikeOthers() {
		define("""
				@Cacheable("prices")
				public Price price(String product) {
					Probe.computed();
					return null;
				}
				""");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("null");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("null");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("null");
		this.app.edit("Prices", "return null", "return new Price(10)").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=10]");
	}

	@Test
	void aFutureIsCachedAsWhatItCompletesWith() {
		define("""
				@Cacheable("prices")
				public CompletableFuture<Price> price(String product) {
					return CompletableFuture.supplyAsync(() -> {
						Probe.computed();
						return new Price(10);
					});
				}
				""");
		livesAndGoesWithItsCode("Price[amount=10]", "Price[amount=12]");
	}

	@Test
	void aMonoIsCachedAsWhatItEmits() {
		define("""
				@Cacheable("prices")
				public Mono<Price> price(String product) {
					return Mono.fromSupplier(() -> {
						Probe.computed();
						return new Price(10);
					});
				}
				""");
		livesAndGoesWithItsCode("Price[amount=10]", "Price[amount=12]");
	}

	@Test
	void aFluxIsCachedAsAllThatItEmits() {
		define("""
				@Cacheable("prices")
				public Flux<Price> price(String product) {
					return Flux.defer(() -> {
						Probe.computed();
						return Flux.just(new Price(10), new Price(20));
					});
				}
				""");
		livesAndGoesWithItsCode("[Price[amount=10], Price[amount=20]]", "[Price[amount=12], Price[amount=20]]");
	}

	@Test
	void synchronizedCallersWaitForOneComputation() {
		define("""
				@Cacheable(cacheNames = "prices", sync = true)
				public Price price(String product) {
					Probe.computed();
					Gate.pass(product);
					return new Price(10);
				}
				""");
		BackgroundCall first = this.app.callInBackground("prices.price", "tea");
		this.app.gate("tea").awaitArrival();
		BackgroundCall second = this.app.callInBackground("prices.price", "tea");
		BackgroundCall third = this.app.callInBackground("prices.price", "tea");
		this.app.gate("tea").open();
		assertThat(first.await()).returning("Price[amount=10]");
		assertThat(second.await()).returning("Price[amount=10]");
		assertThat(third.await()).returning("Price[amount=10]");
		assertThat(this.app.computations()).isEqualTo(1);
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=10]");
		this.app.edit("Prices", "new Price(10)", "new Price(12)").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=12]");
	}

	private void define(String method) {
		this.app.define("record Price(int amount) { }")
			.define("@Service public class Prices {\n" + method + "}")
			.start();
	}

	private void livesAndGoesWithItsCode(String value, String valueAfterwards) {
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning(value);
		assertThat(this.app.call("prices.price", "tea")).isHit().returning(value);
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning(value);
		this.app.edit("Prices", "new Price(10)", "new Price(12)").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning(valueAfterwards);
	}

}
