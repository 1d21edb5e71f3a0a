package dev.embercache.sample.rates;

import java.time.Duration;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;

import dev.embercache.sample.supplier.SupplierCall;

/**
 * Exchange rates from a bank, asked over HTTP.
 */
@Service
public class ExchangeRateClient {

	private final RestClient bank = RestClient.create();

	private final Environment environment;

	ExchangeRateClient(Environment environment) {
		this.environment = environment;
	}

	@Cacheable("rates")
	public ExchangeRate rate(String from, String to) {
		SupplierCall.make(Duration.ZERO);
		ExchangeRate rate = this.bank.get()
			.uri("http://localhost:{port}/stub/bank/{from}/{to}", port(), from, to)
			.retrieve()
			.body(ExchangeRate.class);
		Assert.state(rate != null, "The bank gave no rate");
		return rate;
	}

	private String port() {
		return this.environment.getRequiredProperty("local.server.port");
	}

}
