package dev.embercache.sample.web;

import java.util.List;

import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.embercache.sample.catalog.CatalogService;
import dev.embercache.sample.catalog.Product;
import dev.embercache.sample.details.DetailsService;
import dev.embercache.sample.details.ProductDetails;
import dev.embercache.sample.pricing.Price;
import dev.embercache.sample.pricing.PricingService;
import dev.embercache.sample.rates.ExchangeRate;
import dev.embercache.sample.rates.ExchangeRateClient;

/**
 * What the page asks for. The controller knows all services and none knows the
 * controller, so that an edit here cools nothing.
 */
@RestController
@RequestMapping("/api")
class ShopController {

	private static final String GREETING = "Good tea takes time. Asking for it twice should not.";

	private final CatalogService catalog;

	private final PricingService pricing;

	private final DetailsService details;

	private final ExchangeRateClient rates;

	ShopController(CatalogService catalog, PricingService pricing, DetailsService details, ExchangeRateClient rates) {
		this.catalog = catalog;
		this.pricing = pricing;
		this.details = details;
		this.rates = rates;
	}

	@GetMapping("/shop")
	Shop shop(@RequestParam(defaultValue = "0") int page) {
		Card<Page<Product>> products = Card.of(() -> this.catalog.page(page));
		return new Shop(GREETING, products.value().getTotalPages(),
				new Card<>(products.value().getContent(), products.hit(), products.millis()));
	}

	@GetMapping("/rate")
	Card<ExchangeRate> rate() {
		return Card.of(() -> this.rates.rate("EUR", "USD"));
	}

	@GetMapping("/products/{sku}/price")
	Card<Price> price(@PathVariable String sku) {
		return Card.of(() -> this.pricing.price(sku));
	}

	@GetMapping("/products/{sku}/details")
	Card<ProductDetails> details(@PathVariable String sku) {
		return Card.of(() -> this.details.details(sku));
	}

	@DeleteMapping("/prices")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void forgetPrices() {
		this.pricing.forgetAll();
	}

	/**
	 * The shop without what each product has to wait for.
	 *
	 * @param greeting a line to read while waiting
	 * @param pages how many pages there are
	 * @param products the products of this page
	 */
	record Shop(String greeting, int pages, Card<List<Product>> products) {

	}

}
