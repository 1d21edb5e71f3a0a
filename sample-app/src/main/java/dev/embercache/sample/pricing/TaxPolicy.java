package dev.embercache.sample.pricing;

import java.math.BigDecimal;

/**
 * The rule that says how much tax comes on top of a price.
 */
interface TaxPolicy {

	/**
	 * Return the tax on a price.
	 * @param net the price without tax
	 * @return the tax, to the cent
	 */
	BigDecimal taxOn(BigDecimal net);

}
