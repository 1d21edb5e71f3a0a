package dev.embercache.cache.producer;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.log.LogMessage;

import dev.embercache.codec.ApplicationObjects;

/**
 * Tells beans from data: the beans of a bean factory and its parents, their targets if
 * they are proxies, and the proxies around them. No bean is created by looking.
 *
 * @since 0.1.0
 */
public final class BeanFactoryObjects implements ApplicationObjects {

	private static final Log logger = LogFactory.getLog(BeanFactoryObjects.class);

	private final List<KnownBeans> factories = new ArrayList<>();

	/**
	 * Create an instance.
	 * @param beanFactory the bean factory, whose parents count as well
	 */
	public BeanFactoryObjects(ConfigurableListableBeanFactory beanFactory) {
		BeanFactory next = beanFactory;
		while (next instanceof ConfigurableListableBeanFactory factory) {
			this.factories.add(new KnownBeans(factory));
			next = ((HierarchicalBeanFactory) factory).getParentBeanFactory();
		}
	}

	@Override
	public boolean mayInclude(Class<?> type) {
		try {
			return isProxy(type) || this.factories.stream().anyMatch((factory) -> factory.mayInclude(type));
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug(LogMessage.format("Cannot determine whether there are beans of %s", type), ex);
			return true;
		}
	}

	private static boolean isProxy(Class<?> type) {
		return Proxy.isProxyClass(type) || SpringProxy.class.isAssignableFrom(type);
	}

	@Override
	public @Nullable String describe(Object object) {
		try {
			String description = describeItself(object);
			if (description != null) {
				return description;
			}
			Object target = AopProxyUtils.getSingletonTarget(object);
			String behind = (target != null) ? describe(target) : null;
			return (behind != null) ? "a proxy of " + behind : null;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug(LogMessage.format("Cannot determine whether an object of %s is a bean", object.getClass()),
					ex);
			return null;
		}
	}

	private @Nullable String describeItself(Object object) {
		for (KnownBeans factory : this.factories) {
			String description = factory.describe(object);
			if (description != null) {
				return description;
			}
		}
		return null;
	}

}
