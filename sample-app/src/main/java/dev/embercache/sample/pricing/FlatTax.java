package dev.embercache.sample.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.springframework.stereotype.Component;

/**
 * One rate for everything.
 */
@Component
class FlatTax implements TaxPolicy {

	private static final BigDecimal RATE = new BigDecimal("0.07");

	@Override
	public BigDecimal taxOn(BigDecimal net) {
		return net.multiply(RATE).setScale(2, RoundingMode.HALF_UP);
	}

}
