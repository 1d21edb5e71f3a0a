package dev.embercache.cache.producer;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;

/**
 * Stands for a producer that nobody can name: all code of the application counts, and all
 * beans that are wired into it. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class AnyProducer {

	private static final Tracking ALL_CLASSES = new Tracking(true, List.of("**"), List.of(), List.of(), List.of(),
			null);

	private final ConfigurableListableBeanFactory beanFactory;

	private final Function<String, Tracking> tracking;

	private final Supplier<Producer> producer;

	/**
	 * Create such a producer.
	 * @param beanFactory the bean factory
	 * @param tracking what users say about the lineages of caches
	 */
	public AnyProducer(ConfigurableListableBeanFactory beanFactory, Function<String, Tracking> tracking) {
		this.beanFactory = beanFactory;
		this.tracking = tracking;
		this.producer = SingletonSupplier.of(this::create);
	}

	/**
	 * Return the producer of a value.
	 * @param cache the name of the cache
	 * @return the producer, or {@code null} if the code does not count for the cache
	 */
	public @Nullable Producer of(String cache) {
		return this.tracking.apply(cache).code() ? this.producer.get() : null;
	}

	private Producer create() {
		BeanFactoryWirings wirings = new BeanFactoryWirings(this.beanFactory);
		List<BeanWiring> wiring = wirings.from(applicationBeans());
		List<String> advice = wirings.attributedAdvice().stream().sorted().toList();
		return new Producer("org.springframework.cache.Cache", "put", List.of(), wiring, advice,
				wirings.inMemoryDatabases(wiring), ALL_CLASSES);
	}

	private List<String> applicationBeans() {
		return Stream.of(this.beanFactory.getBeanDefinitionNames())
			.filter((name) -> this.beanFactory.getMergedBeanDefinition(name)
				.getRole() == BeanDefinition.ROLE_APPLICATION)
			.sorted()
			.toList();
	}

}
