package com.harborgoods.pricing;

import java.util.Set;
import java.util.TreeSet;

import com.harborgoods.audit.Audited;
import com.harborgoods.catalog.CatalogService;
import com.harborgoods.catalog.Product;
import com.harborgoods.common.Money;
import com.harborgoods.common.Sku;
import com.harborgoods.config.PricingProperties;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class PriceService {

	private final CatalogService catalog;

	private final TaxCalculator taxes;

	private final PricingProperties properties;

	private final PriceLabels labels;

	private final SurchargePolicy surcharge;

	PriceService(CatalogService catalog, TaxCalculator taxes, PricingProperties properties, PriceLabels labels,
			SurchargePolicy surcharge) {
		this.catalog = catalog;
		this.taxes = taxes;
		this.properties = properties;
		this.labels = labels;
		this.surcharge = surcharge;
	}

	@Audited("price")
	@Cacheable("prices")
	public Price price(String sku, int count) {
		Product product = this.catalog.entity(sku);
		Sku parsed = Sku.of(sku);
		Money net = new Money(product.getCost(), "EUR").times(this.properties.margin(parsed.family())).times(count);
		Money discounted = Discounts.of(parsed)
			.apply(this.surcharge.apply(net), count)
			.rounded(this.properties.rounding());
		Money tax = this.taxes.taxOn(discounted, product.getCategory().getCode()).rounded(this.properties.rounding());
		Money gross = discounted.plus(tax);
		return new Price(discounted, tax, gross, this.labels.label(gross));
	}

	@Cacheable(cacheNames = "vip-prices", keyGenerator = "skuKeys")
	public Money vipPrice(String sku) {
		Price price = price(sku, 1);
		return new Discount.Percentage(this.properties.vipDiscount()).apply(price.gross(), 1)
			.rounded(this.properties.rounding());
	}

	@Cacheable("discount-families")
	public Set<String> families() {
		return new TreeSet<>(Discounts.families());
	}

}
