package dev.embercache.benchmarks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A value that cannot change: five fields of immutable types.
 *
 * @param sku what has the price
 * @param net the price without tax
 * @param tax the tax
 * @param from since when
 * @param computed when it was computed
 */
public record Price(String sku, BigDecimal net, BigDecimal tax, LocalDate from,
		Instant computed) implements Serializable {

	static Price example() {
		return of("tea");
	}

	static Price of(String sku) {
		return new Price(sku, new BigDecimal("10.00"), new BigDecimal("0.70"), LocalDate.of(2026, 1, 1), Instant.EPOCH);
	}

}
