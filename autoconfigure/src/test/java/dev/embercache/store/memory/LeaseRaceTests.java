package dev.embercache.store.memory;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.History;
import dev.embercache.store.Lease;
import dev.embercache.store.Leases;
import dev.embercache.store.Region;
import dev.embercache.store.StoredVariant;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Leases and fills beside what revokes them, on two threads that begin together.
 */
class LeaseRaceTests {

	private static final int ROUNDS = 5_000;

	private static final EntryKey KEY = EntryKey.of(new byte[] { 1 });

	private static final Variant EARLY = variant();

	private static final Variant LATE = variant();

	private final ExecutorService threads = Executors.newFixedThreadPool(2);

	private final Region region = new MemoryEntryStore().region("prices",
			new Bounds(null, null, 100, null, History.DEFAULTS));

	@AfterEach
	void stop() throws InterruptedException {
		this.threads.shutdownNow();
		assertThat(this.threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void leasesThatAreTakenTogetherAreRevokedTogether() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			Leases<String> leases = new Leases<>();
			List<Lease> taken = together(() -> leases.take("tea"), () -> leases.take("tea"));
			leases.revoke("tea");
			assertThat(taken).noneMatch(Lease::holds);
		}
	}

	@Test
	void nothingComesBackBehindAnInvalidation() throws Exception {
		filledBeside((region) -> region.invalidate(KEY), (region) -> assertThat(region.find(KEY)).isEmpty());
	}

	@Test
	void nothingComesBackBehindAClear() throws Exception {
		filledBeside(Region::clear, (region) -> assertThat(region.find(KEY)).isEmpty());
	}

	@Test
	void anUpdateIsNotReplacedByWhatWasComputedBefore() throws Exception {
		filledBeside((region) -> region.update(KEY, LATE),
				(region) -> assertThat(region.find(KEY)).extracting(StoredVariant::variant).containsExactly(LATE));
	}

	private void filledBeside(Consumer<Region> revocation, Consumer<Region> expectation) throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			Lease lease = this.region.lease(KEY);
			together(() -> this.region.fill(KEY, EARLY, lease), () -> {
				revocation.accept(this.region);
				return null;
			});
			expectation.accept(this.region);
		}
	}

	/**
	 * Run two actions that begin together, as nearly as threads do: each waits for the
	 * other without going to sleep.
	 */
	private <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
		AtomicInteger absent = new AtomicInteger(2);
		Future<T> first = this.threads.submit(() -> meet(absent, one));
		Future<T> second = this.threads.submit(() -> meet(absent, other));
		return Arrays.asList(first.get(10, TimeUnit.SECONDS), second.get(10, TimeUnit.SECONDS));
	}

	private static <T> T meet(AtomicInteger absent, Callable<T> action) throws Exception {
		absent.decrementAndGet();
		while (absent.get() > 0) {
			Thread.yield();
		}
		return action.call();
	}

	private static Variant variant() {
		return new Variant(new byte[] { 1 }, EntryStoreContract.FIRST, Instant.EPOCH);
	}

}
