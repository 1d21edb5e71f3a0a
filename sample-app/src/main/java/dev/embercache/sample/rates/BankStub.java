package dev.embercache.sample.rates;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The bank. It answers over HTTP like any other, but lives in this process, so that the
 * sample needs no network.
 */
@RestController
class BankStub {

	private final Duration delay;

	BankStub(@Value("${shop.rates.delay}") Duration delay) {
		this.delay = delay;
	}

	@GetMapping("/stub/bank/{from}/{to}")
	Map<String, Object> rate(@PathVariable String from, @PathVariable String to) throws InterruptedException {
		Thread.sleep(this.delay.toMillis());
		return Map.of("from", from, "to", to, "rate", "1.0842", "day", LocalDate.of(2026, 6, 1));
	}

}
