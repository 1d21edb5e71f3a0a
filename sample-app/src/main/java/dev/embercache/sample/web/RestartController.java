package dev.embercache.sample.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.embercache.cache.RestartReport;

/**
 * The strip at the top of the page: which life of the application this is, and what the
 * restart before it kept.
 */
@RestController
class RestartController {

	private final Instant started = Instant.now();

	private volatile @Nullable RestartReport report;

	@EventListener
	void onRestart(RestartReport report) {
		this.report = report;
	}

	@GetMapping("/api/restart")
	Restart restart() {
		RestartReport report = this.report;
		return new Restart(this.started, report, (report != null) ? report.summary() : null);
	}

	/**
	 * The life of the application that answers.
	 *
	 * @param started when it began; another one means another life
	 * @param report what was kept when it began; {@code null} in the first one
	 * @param summary the report in one line; {@code null} if there is none
	 */
	record Restart(Instant started, @Nullable RestartReport report, @Nullable String summary) {

	}

}
