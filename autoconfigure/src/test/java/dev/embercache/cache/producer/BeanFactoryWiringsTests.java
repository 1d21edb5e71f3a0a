package dev.embercache.cache.producer;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.aot.BeanInstanceSupplier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionReaderUtils;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import dev.embercache.lineage.BeanWiring;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BeanFactoryWirings}.
 */
class BeanFactoryWiringsTests {

	@Test
	void wiringIsTheSameInEachGenerationForABeanThatGotTheApplicationContext() {
		assertThat(wiring()).isEqualTo(wiring());
	}

	@Test
	void wiringFollowsTheBeansThatWereInjected() {
		assertThat(wiring()).extracting(BeanWiring::name).containsExactly("shop", "prices");
	}

	@Test
	void wiringIsTheSameWhateverNumberSpringDealsToABeanThatHasNoNameOfItsOwn() {
		assertThat(wiring(0)).isEqualTo(wiring(3)).extracting(BeanWiring::className).contains(Queries.class.getName());
	}

	@Test
	void wiringDiffersIfABeanWithoutANameIsOfAnotherClass() {
		assertThat(wiring(0)).isNotEqualTo(wiring(1));
	}

	@Test
	void aDefinitionThatWasGeneratedAheadOfTimeIsThatOfItsFactoryMethod() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			RootBeanDefinition definition = new RootBeanDefinition(Prices.class);
			definition.setInstanceSupplier(BeanInstanceSupplier.<Prices>forFactoryMethod(Factory.class, "prices")
				.withGenerator((bean) -> Factory.prices()));
			context.registerBeanDefinition("prices", definition);
			context.refresh();
			BeanWiring wiring = new BeanFactoryWirings(context.getBeanFactory()).find("prices");
			assertThat(wiring).isNotNull();
			assertThat(wiring.factoryClassName()).isEqualTo(Factory.class.getName());
			assertThat(wiring.factoryMethodName()).isEqualTo("prices");
		}
	}

	/**
	 * Wire a repository with one of several beans that have no names of their own.
	 */
	private List<BeanWiring> wiring(int number) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			for (int i = 0; i < 4; i++) {
				BeanDefinitionReaderUtils.registerWithGeneratedName(
						new RootBeanDefinition((i == 1) ? OtherQueries.class : Queries.class),
						(BeanDefinitionRegistry) context.getBeanFactory());
			}
			RootBeanDefinition repository = new RootBeanDefinition(Repository.class);
			String queries = ((number == 1) ? OtherQueries.class : Queries.class).getName() + "#"
					+ ((number == 3) ? 2 : 0);
			repository.getConstructorArgumentValues().addGenericArgumentValue(new RuntimeBeanReference(queries));
			context.registerBeanDefinition("repository", repository);
			context.refresh();
			return new BeanFactoryWirings(context.getBeanFactory()).from(List.of("repository"));
		}
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

	static class Factory {

		static Prices prices() {
			return new Prices();
		}

	}

	static class Queries {

	}

	static class OtherQueries extends Queries {

	}

	static class Repository {

		Repository(Queries queries) {
		}

	}

}
