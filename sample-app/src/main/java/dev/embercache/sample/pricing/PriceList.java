package dev.embercache.sample.pricing;

import java.math.BigDecimal;
import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dev.embercache.sample.supplier.SupplierCall;

/**
 * A stand-in for the wholesaler, who takes his time.
 */
@Component
class PriceList {

	private final Duration delay;

	PriceList(@Value("${shop.prices.delay}") Duration delay) {
		this.delay = delay;
	}

	BigDecimal netPrice(String sku) {
		SupplierCall.make(this.delay);
		return BigDecimal.valueOf(690 + Math.floorMod(sku.hashCode() * 1337L, 1900), 2);
	}

}
