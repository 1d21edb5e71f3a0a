package dev.embercache.sample.pricing;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Price of a product, in euros.
 *
 * @param sku the product
 * @param net the price without tax
 * @param tax the tax on it
 * @param gross the price with tax
 * @param quotedAt when the price list was asked
 */
public record Price(String sku, BigDecimal net, BigDecimal tax, BigDecimal gross, Instant quotedAt) {

}
