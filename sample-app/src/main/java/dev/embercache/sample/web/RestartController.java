package dev.embercache.sample.web;

import java.time.Instant;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The strip at the top of the page: which life of the application this is, and what the
 * restart before it kept.
 */
@RestController
class RestartController {

	private final Instant started = Instant.now();

	@GetMapping("/api/restart")
	Restart restart() {
		return new Restart(this.started);
	}

	/**
	 * The life of the application that answers.
	 *
	 * @param started when it began; another one means another life
	 */
	record Restart(Instant started) {

	}

}
