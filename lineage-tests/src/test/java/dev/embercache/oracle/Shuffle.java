package dev.embercache.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Registers the beans of the application in another order.
 *
 * @param seed what chooses the order
 */
record Shuffle(long seed) implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String BASE_PACKAGE = "com.harborgoods";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.addBeanFactoryPostProcessor(this::shuffle);
	}

	private void shuffle(ConfigurableListableBeanFactory beanFactory) {
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beanFactory;
		List<String> names = new ArrayList<>();
		for (String name : registry.getBeanDefinitionNames()) {
			if (isOfApplication(registry, registry.getBeanDefinition(name))) {
				names.add(name);
			}
		}
		Collections.shuffle(names, new Random(this.seed));
		Map<String, BeanDefinition> definitions = new LinkedHashMap<>();
		names.forEach((name) -> definitions.put(name, registry.getBeanDefinition(name)));
		names.forEach(registry::removeBeanDefinition);
		definitions.forEach(registry::registerBeanDefinition);
	}

	private static boolean isOfApplication(BeanDefinitionRegistry registry, BeanDefinition definition) {
		String factory = definition.getFactoryBeanName();
		return isBelow(definition.getBeanClassName()) || isBelow(definition.getResourceDescription())
				|| (factory != null && registry.containsBeanDefinition(factory)
						&& isBelow(registry.getBeanDefinition(factory).getBeanClassName()));
	}

	private static boolean isBelow(@Nullable String text) {
		return text != null && text.contains(BASE_PACKAGE);
	}

}
