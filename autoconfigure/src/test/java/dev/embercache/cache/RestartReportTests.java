package dev.embercache.cache;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.embercache.cache.RestartReport.CacheReport;
import dev.embercache.cache.RestartReport.StaleEntries;
import dev.embercache.cache.RestartReport.UnreadableEntries;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RestartReport}.
 */
class RestartReportTests {

	@Test
	void saysThatNothingWasThere() {
		assertThat(report().summary()).isEqualTo("kept 0 of 0 entries");
	}

	@Test
	void saysHowManyWereKept() {
		assertThat(report(new CacheReport("prices", 14, 0, List.of())).summary()).isEqualTo("kept 14 of 14 entries");
	}

	@Test
	void saysWhichAreStaleAndWhy() {
		CacheReport prices = new CacheReport("prices", 1204, 0,
				List.of(new StaleEntries(6, "PricingService.price -> FlatTax changed")));
		RestartReport report = report(prices);
		assertThat(report.summary())
			.isEqualTo("kept 1,204 of 1,210 entries; 6 of 'prices' are stale: PricingService.price -> FlatTax changed");
		assertThat(report.kept()).isEqualTo(1204);
		assertThat(report.total()).isEqualTo(1210);
		assertThat(prices.stale()).isEqualTo(6);
		assertThat(prices.reasons()).containsExactly("PricingService.price -> FlatTax changed");
	}

	@Test
	void oneIsStale() {
		assertThat(report(new CacheReport("prices", 0, 0, List.of(new StaleEntries(1, "Price changed")))).summary())
			.isEqualTo("kept 0 of 1 entry; 1 of 'prices' is stale: Price changed");
	}

	@Test
	void saysWhatWasFoundAgain() {
		assertThat(report(new CacheReport("prices", 8, 6, List.of())).summary())
			.isEqualTo("kept 8 of 14 entries, found 6 again");
	}

	@Test
	void countsWhatCannotBeRead() {
		CacheReport prices = new CacheReport("prices", 8, 0, 0, List.of(),
				List.of(new UnreadableEntries(2, "Price is gone"), new UnreadableEntries(1, "Tax is gone")));
		assertThat(report(prices).summary())
			.isEqualTo("kept 8 of 11 entries; 2 of 'prices' cannot be read: Price is gone; "
					+ "1 of 'prices' cannot be read: Tax is gone");
	}

	@Test
	void saysOnceWhatSeveralCachesShare() {
		CacheReport prices = new CacheReport("prices", 0, 0, List.of(new StaleEntries(2, "Tax is gone")));
		CacheReport orders = new CacheReport("orders", 1, 0, List.of(new StaleEntries(3, "Tax is gone")));
		assertThat(report(prices, orders).summary())
			.isEqualTo("kept 1 of 6 entries; 5 of 2 caches are stale: Tax is gone");
	}

	@Test
	void threeReasonsLeaveNoOthers() {
		CacheReport prices = new CacheReport("prices", 0, 0,
				List.of(new StaleEntries(3, "a"), new StaleEntries(2, "b"), new StaleEntries(1, "c")));
		assertThat(report(prices).summary()).endsWith("1 of 'prices' is stale: c");
	}

	@Test
	void namesThreeReasonsAndCountsTheOthers() {
		CacheReport prices = new CacheReport("prices", 0, 0, List.of(new StaleEntries(5, "a"), new StaleEntries(4, "b"),
				new StaleEntries(3, "c"), new StaleEntries(2, "d")));
		CacheReport orders = new CacheReport("orders", 0, 0, List.of(new StaleEntries(9, "e")));
		assertThat(report(prices, orders).summary())
			.isEqualTo("kept 0 of 23 entries; 5 of 'prices' are stale: a; 4 of 'prices' are stale: b; "
					+ "3 of 'prices' are stale: c; and 2 more reasons");
	}

	@Test
	void countsOneOtherReason() {
		CacheReport prices = new CacheReport("prices", 0, 0, List.of(new StaleEntries(5, "a"), new StaleEntries(4, "b"),
				new StaleEntries(3, "c"), new StaleEntries(2, "d")));
		assertThat(report(prices).summary()).endsWith("3 of 'prices' are stale: c; and 1 more reason");
	}

	@Test
	void readsTheSameInEveryLocale() {
		Locale locale = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertThat(report(new CacheReport("prices", 1204, 0, List.of())).summary())
				.isEqualTo("kept 1,204 of 1,204 entries");
		}
		finally {
			Locale.setDefault(locale);
		}
	}

	private static RestartReport report(CacheReport... caches) {
		return RestartReport.of(Instant.EPOCH, List.of(caches), List.of());
	}

}
