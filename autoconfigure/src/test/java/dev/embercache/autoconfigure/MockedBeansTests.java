package dev.embercache.autoconfigure;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.support.NoOpCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Tests of an application that put mocks in the place of beans: entries are kept within a
 * context and seen by no other, whatever its mocks answer.
 */
class MockedBeansTests {

	@Nested
	@SpringJUnitConfig(Application.class)
	@TestPropertySource(properties = "ember.cache.store=disk")
	class Cheap extends Mocked {

		@Test
		void aMockAnswersOnceAndASpyIsAsked() {
			assertCachedOnce(1);
		}

	}

	@Nested
	@SpringJUnitConfig(Application.class)
	@TestPropertySource(properties = { "ember.cache.store=disk", "mocks=other" })
	class Dear extends Mocked {

		@Test
		void anotherContextWithTheSameMocksComputesItsOwn() {
			assertCachedOnce(100);
		}

	}

	@Nested
	@SpringJUnitConfig(Application.class)
	class CheapInMemory extends Mocked {

		@Test
		void aMockAnswersOnceAndASpyIsAsked() {
			assertCachedOnce(1);
		}

	}

	@Nested
	@SpringJUnitConfig(Application.class)
	@TestPropertySource(properties = "mocks=other")
	class DearInMemory extends Mocked {

		@Test
		void anotherContextWithTheSameMocksComputesItsOwn() {
			assertCachedOnce(100);
		}

	}

	@Nested
	@SpringJUnitConfig(Application.class)
	@TestPropertySource(properties = "spring.cache.type=none")
	class WithoutCaching extends Mocked {

		@Test
		void everyCallIsComputed() {
			given(this.rates.rate("EUR")).willReturn(1, 2);
			assertThat(this.manager).isInstanceOf(NoOpCacheManager.class);
			assertThat(this.shop.price("EUR")).isEqualTo(2);
			assertThat(this.shop.price("EUR")).isEqualTo(4);
		}

	}

	abstract static class Mocked {

		@MockitoBean
		Rates rates;

		@MockitoSpyBean
		Taxes taxes;

		@Autowired
		Shop shop;

		@Autowired
		CacheManager manager;

		void assertCachedOnce(int rate) {
			given(this.rates.rate("EUR")).willReturn(rate, 7);
			assertThat(this.shop.price("EUR")).isEqualTo(2 * rate);
			assertThat(this.shop.price("EUR")).isEqualTo(2 * rate);
			Mockito.verify(this.rates).rate("EUR");
			Mockito.verify(this.taxes).add(rate);
		}

	}

	interface Rates {

		int rate(String currency);

	}

	static class Taxes {

		int add(int price) {
			return 2 * price;
		}

	}

	static class Shop {

		private final Rates rates;

		private final Taxes taxes;

		Shop(Rates rates, Taxes taxes) {
			this.rates = rates;
			this.taxes = taxes;
		}

		@Cacheable("prices")
		public int price(String currency) {
			return this.taxes.add(this.rates.rate(currency));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	@ImportAutoConfiguration({ CacheAutoConfiguration.class, EmberCacheAutoConfiguration.class,
			DiskStoreAutoConfiguration.class })
	static class Application {

		@Bean
		Rates rates() {
			return (currency) -> 1000;
		}

		@Bean
		Taxes taxes() {
			return new Taxes();
		}

		@Bean
		Shop shop(Rates rates, Taxes taxes) {
			return new Shop(rates, taxes);
		}

	}

}
