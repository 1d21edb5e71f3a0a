package dev.embercache.sample;

import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop over HTTP, with suppliers that hurry.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:tea-shop", "shop.catalog.delay=0", "shop.prices.delay=0",
				"shop.details.delay=0", "shop.rates.delay=0" })
class ShopTests {

	private RestTestClient client;

	@BeforeEach
	void startCold(@LocalServerPort int port, @Autowired CacheManager cacheManager) {
		cacheManager.getCacheNames()
			.stream()
			.map(cacheManager::getCache)
			.filter(Objects::nonNull)
			.forEach(Cache::clear);
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/rate", "/api/products/T-101/price", "/api/products/T-101/details" })
	void computesTheFirstTimeAndHitsTheSecond(String uri) {
		get(uri).jsonPath("$.hit").isEqualTo(false).jsonPath("$.millis").isNumber();
		get(uri).jsonPath("$.hit").isEqualTo(true);
	}

	@Test
	void readsEachPageOfProductsFromTheDatabaseOnce() {
		get("/api/shop?page=0").jsonPath("$.products.hit").isEqualTo(false);
		get("/api/shop?page=1").jsonPath("$.products.hit").isEqualTo(false);
		get("/api/shop?page=1").jsonPath("$.products.hit")
			.isEqualTo(true)
			.jsonPath("$.pages")
			.isEqualTo(2)
			.jsonPath("$.products.value.length()")
			.isEqualTo(6)
			.jsonPath("$.products.value[0].name")
			.isEqualTo("Gyokuro Shade")
			.jsonPath("$.products.value[0].kind")
			.isEqualTo("GREEN");
	}

	@Test
	void aPriceIsNetAndTax() {
		get("/api/products/T-101/price").jsonPath("$.value.net")
			.isEqualTo(9.35)
			.jsonPath("$.value.tax")
			.isEqualTo(0.65)
			.jsonPath("$.value.gross")
			.isEqualTo(10.00);
	}

	@Test
	void aHitHasTheSameValueAsTheCall() {
		String computed = text("/api/products/T-104/details").replaceAll("\"(hit|millis)\":[^,}]+", "");
		String hit = text("/api/products/T-104/details").replaceAll("\"(hit|millis)\":[^,}]+", "");
		assertThat(hit).isEqualTo(computed).contains("origin", "harvested", "brew", "notes");
	}

	@Test
	void forgettingPricesForgetsNothingElse() {
		get("/api/products/T-101/price");
		get("/api/products/T-101/details");
		this.client.delete().uri("/api/prices").exchange().expectStatus().isNoContent();
		get("/api/products/T-101/price").jsonPath("$.hit").isEqualTo(false);
		get("/api/products/T-101/details").jsonPath("$.hit").isEqualTo(true);
	}

	@Test
	void saysWhichLifeAnswers() {
		get("/api/restart").jsonPath("$.started").isNotEmpty();
	}

	@Test
	void servesThePageAndNothingFromElsewhere() {
		String page = this.client.get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(page).contains("<html lang=\"en\"")
			.doesNotContainPattern("(src|href)=\"(https?:)?//")
			.doesNotContain("@import");
	}

	private BodyContentSpec get(String uri) {
		return this.client.get().uri(uri).exchange().expectStatus().isOk().expectBody();
	}

	private String text(String uri) {
		return Objects.requireNonNull(
				this.client.get().uri(uri).exchange().expectBody(String.class).returnResult().getResponseBody());
	}

}
