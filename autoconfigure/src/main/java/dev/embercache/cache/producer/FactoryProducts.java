package dev.embercache.cache.producer;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Finds the objects that factory beans have made, such as repositories, without making
 * any.
 */
final class FactoryProducts {

	private final ConfigurableListableBeanFactory beanFactory;

	private final DeclaredBeans declared;

	FactoryProducts(ConfigurableListableBeanFactory beanFactory, DeclaredBeans declared) {
		this.beanFactory = beanFactory;
		this.declared = declared;
	}

	/**
	 * Return the object that a factory bean has made, if a bean that is made at the start
	 * has got it: then it is there in each run.
	 * @param name the name of the bean
	 * @return the object, or {@code null} if it is not known to be there, or no factory
	 * bean makes it
	 */
	@Nullable Object find(String name) {
		if (!(this.beanFactory.getSingleton(name) instanceof FactoryBean<?> factory) || !factory.isSingleton()
				|| Stream.of(this.beanFactory.getDependentBeans(name)).noneMatch(this::isMadeAtStart)) {
			return null;
		}
		try {
			return this.beanFactory.getBean(name);
		}
		catch (BeansException ex) {
			return null;
		}
	}

	private boolean isMadeAtStart(String name) {
		RootBeanDefinition definition = this.declared.find(name);
		return definition != null && DeclaredBeans.isMadeAtStart(definition);
	}

}
