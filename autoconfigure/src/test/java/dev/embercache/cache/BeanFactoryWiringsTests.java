package dev.embercache.cache;

import java.util.List;

import dev.embercache.lineage.BeanWiring;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class BeanFactoryWiringsTests {

	@Test
	void wiringIsTheSameInEachGenerationForABeanThatGotTheApplicationContext() {
		assertThat(wiring()).isEqualTo(wiring());
	}

	@Test
	void wiringFollowsTheBeansThatWereInjected() {
		assertThat(wiring()).extracting(BeanWiring::name).containsExactly("shop", "prices");
	}

	private List<BeanWiring> wiring() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean("shop", Shop.class);
			context.registerBean("prices", Prices.class);
			context.refresh();
			return new BeanFactoryWirings(context.getBeanFactory()).from(List.of("shop"));
		}
	}

	static class Shop {

		Shop(Prices prices, ApplicationContext context) {
		}

	}

	static class Prices {

	}

}
