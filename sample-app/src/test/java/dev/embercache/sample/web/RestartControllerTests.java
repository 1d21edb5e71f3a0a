package dev.embercache.sample.web;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.client.RestTestClient;

import dev.embercache.cache.RestartReport;
import dev.embercache.cache.RestartReport.CacheReport;
import dev.embercache.cache.RestartReport.StaleEntries;

/**
 * The strip, with reports of our own making.
 */
class RestartControllerTests {

	private final RestartController controller = new RestartController();

	private final RestTestClient client = RestTestClient.bindToController(this.controller).build();

	@Test
	void hasNothingToReportAtTheFirstStart() {
		this.client.get()
			.uri("/api/restart")
			.exchange()
			.expectBody()
			.jsonPath("$.started")
			.isNotEmpty()
			.jsonPath("$.report")
			.isEmpty();
	}

	@Test
	void showsWhatTheRestartKeptAndWhy() {
		StaleEntries stale = new StaleEntries(6, "PricingService.price -> FlatTax changed");
		RestartReport report = new RestartReport(Instant.now(), 8, 14, 0, 0,
				List.of(new CacheReport("details", 8, 0, List.of()), new CacheReport("prices", 0, 0, List.of(stale))),
				List.of());
		this.controller.onRestart(report);
		this.client.get()
			.uri("/api/restart")
			.exchange()
			.expectBody()
			.jsonPath("$.summary")
			.isEqualTo(report.summary())
			.jsonPath("$.report.kept")
			.isEqualTo(8)
			.jsonPath("$.report.total")
			.isEqualTo(14)
			.jsonPath("$.report.caches[1].cache")
			.isEqualTo("prices")
			.jsonPath("$.report.caches[1].staleEntries[0].count")
			.isEqualTo(6)
			.jsonPath("$.report.caches[1].staleEntries[0].reason")
			.isEqualTo("PricingService.price -> FlatTax changed");
	}

}
