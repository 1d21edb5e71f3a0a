package dev.embercache.sample.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/**
 * Prices with tax.
 */
@Service
public class PricingService {

	private final PriceList priceList;

	private final TaxPolicy taxPolicy;

	PricingService(PriceList priceList, TaxPolicy taxPolicy) {
		this.priceList = priceList;
		this.taxPolicy = taxPolicy;
	}

	@Cacheable("prices")
	public Price price(String sku) {
		BigDecimal net = this.priceList.netPrice(sku);
		BigDecimal tax = this.taxPolicy.taxOn(net);
		return new Price(sku, net, tax, net.add(tax), Instant.now().truncatedTo(ChronoUnit.MILLIS));
	}

	@CacheEvict(cacheNames = "prices", allEntries = true)
	public void forgetAll() {
	}

}
