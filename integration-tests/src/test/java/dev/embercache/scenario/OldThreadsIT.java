package dev.embercache.scenario;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;
import dev.embercache.harness.LiveApplication.BackgroundCall;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Threads that are still at work when something else happens: a restart does not wait for
 * them, and an eviction does not stop them.
 */
class OldThreadsIT {

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@BeforeEach
	void startShop() {
		this.app.define("record Price(int amount) { }").define("""
				@Service
				public class Prices {

					@Cacheable("prices")
					public Price price(String product) {
						Probe.computed();
						Price price = new Price(10);
						Gate.pass("compute " + product);
						return price;
					}

					@CacheEvict("prices")
					public void forget(String product) {
						Gate.pass("forget " + product);
					}

					@CacheEvict(cacheNames = "prices", allEntries = true)
					public void forgetAll() {
						Gate.pass("forget all");
					}

				}
				""").define("""
				@Service
				public class Reporter {

					private final Prices prices;

					Reporter(Prices prices) {
						this.prices = prices;
					}

					public String report(String product) {
						Gate.pass("report");
						Price price = this.prices.price(product);
						return "costs " + price.amount();
					}

				}
				""").start();
	}

	@Test
	void aCallThatReturnsAfterTheRestartDoesNotFillInItsOldValue() {
		BackgroundCall old = this.app.callInBackground("prices.price", "tea");
		this.app.gate("compute tea").awaitArrival();
		this.app.edit("Prices", "new Price(10)", "new Price(12)").restart();
		this.app.gate("compute tea").open();
		assertThat(old.await()).returning("Price[amount=10]");
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=12]");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=12]");
	}

	@Test
	void aCallThatReturnsAfterARestartWithoutAChangeHarmsNobody() {
		BackgroundCall old = this.app.callInBackground("prices.price", "tea");
		this.app.gate("compute tea").awaitArrival();
		this.app.restart();
		this.app.gate("compute tea").open();
		assertThat(old.await()).isComputed().returning("Price[amount=10]");
		assertThat(this.app.call("prices.price", "tea")).returning("Price[amount=10]");
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=10]");
	}

	@Test
	void anEvictionByAThreadOfTheOldGenerationReachesTheNewOne() {
		this.app.gate("compute tea").open();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		BackgroundCall eviction = this.app.callInBackground("prices.forget", "tea");
		this.app.gate("forget tea").awaitArrival();
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit();
		this.app.gate("forget tea").open();
		assertThat(eviction.await()).succeeds();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
	}

	@Test
	void clearingByAThreadOfTheOldGenerationReachesTheNewOne() {
		this.app.gate("compute tea").open();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		BackgroundCall eviction = this.app.callInBackground("prices.forgetAll");
		this.app.gate("forget all").awaitArrival();
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit();
		this.app.gate("forget all").open();
		assertThat(eviction.await()).succeeds();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
	}

	@Test
	void aComputationThatBeganBeforeAnEvictionDoesNotUndoIt() {
		BackgroundCall early = this.app.callInBackground("prices.price", "tea");
		this.app.gate("compute tea").awaitArrival();
		this.app.gate("forget tea").open();
		this.app.run("prices.forget", "tea");
		this.app.gate("compute tea").open();
		assertThat(early.await()).isComputed().returning("Price[amount=10]");
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		assertThat(this.app.call("prices.price", "tea")).isHit();
	}

	@Test
	void aComputationThatBeganBeforeEverythingWasClearedDoesNotUndoIt() {
		BackgroundCall early = this.app.callInBackground("prices.price", "tea");
		this.app.gate("compute tea").awaitArrival();
		this.app.gate("forget all").open();
		this.app.run("prices.forgetAll");
		this.app.gate("compute tea").open();
		assertThat(early.await()).isComputed().returning("Price[amount=10]");
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		assertThat(this.app.call("prices.price", "tea")).isHit();
	}

	@Test
	void anEvictionByTheNewGenerationOutlastsTheFillOfAnOldThread() {
		BackgroundCall early = this.app.callInBackground("prices.price", "tea");
		this.app.gate("compute tea").awaitArrival();
		this.app.restart();
		this.app.gate("forget tea").open();
		this.app.run("prices.forget", "tea");
		this.app.gate("compute tea").open();
		assertThat(early.await()).isComputed();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
	}

	@Test
	void aThreadOfTheOldGenerationReadsWhatTheNewOneWroteAsItsOwnClasses() {
		this.app.gate("compute tea").open();
		BackgroundCall old = this.app.callInBackground("reporter.report", "tea");
		this.app.gate("report").awaitArrival();
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed();
		this.app.gate("report").open();
		assertThat(old.await()).returning("costs 10");
		assertThat(this.app.computations()).isEqualTo(1);
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=10]");
	}

	@Test
	void aThreadOfTheOldGenerationNeitherReadsNorReplacesWhatItsCodeWouldNotCompute() {
		this.app.gate("compute tea").open();
		BackgroundCall old = this.app.callInBackground("reporter.report", "tea");
		this.app.gate("report").awaitArrival();
		this.app.edit("Prices", "new Price(10)", "new Price(12)").restart();
		assertThat(this.app.call("prices.price", "tea")).isComputed().returning("Price[amount=12]");
		this.app.gate("report").open();
		assertThat(old.await()).returning("costs 10");
		assertThat(this.app.computations()).isEqualTo(2);
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=12]");
		this.app.restart();
		assertThat(this.app.call("prices.price", "tea")).isHit().returning("Price[amount=12]");
	}

}
