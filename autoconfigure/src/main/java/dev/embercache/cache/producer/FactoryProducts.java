package dev.embercache.cache.producer;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.SmartFactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.FactoryBeanRegistrySupport;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the objects that factory beans have made, such as repositories, without having
 * any made.
 */
final class FactoryProducts {

	/**
	 * The only way to see such an object without having it created.
	 */
	private static final @Nullable Method MADE = ReflectionUtils.findMethod(FactoryBeanRegistrySupport.class,
			"getCachedObjectForFactoryBean", String.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final boolean seesMade;

	FactoryProducts(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.seesMade = beanFactory instanceof FactoryBeanRegistrySupport && MADE != null && isAccessible(MADE);
	}

	private static boolean isAccessible(Method method) {
		try {
			method.setAccessible(true);
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Return the object that a factory bean has made.
	 * @param name the name of the bean
	 * @return the object, or {@code null} if there is none so far, or it cannot be seen
	 */
	@Nullable Object find(String name) {
		return (this.seesMade && MADE != null) ? ReflectionUtils.invokeMethod(MADE, this.beanFactory, name) : null;
	}

	/**
	 * Return the object of a factory bean that has made it for another bean. The
	 * container does not remember what a smart factory bean returns.
	 * @param name the name of the bean
	 * @return the object, or {@code null} if it cannot be seen
	 */
	@Nullable Object get(String name) {
		if (!(this.beanFactory.getSingleton(name) instanceof SmartFactoryBean)) {
			return find(name);
		}
		try {
			return this.beanFactory.getBean(name);
		}
		catch (BeansException ex) {
			return null;
		}
	}

}
