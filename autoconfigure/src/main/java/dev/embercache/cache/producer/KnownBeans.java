package dev.embercache.cache.producer;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The beans of one bean factory.
 * <p>
 * The names that an object of a class may have come from a snapshot that is replaced once
 * definitions or singletons have been added. Whether the object has one of these names is
 * asked of the bean factory each time, so nothing is retained here that was destroyed
 * there.
 */
final class KnownBeans {

	private static final String SCOPED_TARGET = "scopedTarget.";

	private final ConfigurableListableBeanFactory beanFactory;

	private final FactoryProducts products;

	private volatile @Nullable BeanNames names;

	KnownBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.products = new FactoryProducts(beanFactory);
	}

	/**
	 * Return whether an object of a class may be a bean, now or later.
	 */
	boolean mayInclude(Class<?> type) {
		return !names().candidates(type).isEmpty() || names().kind(type) != null;
	}

	/**
	 * Describe which bean an object is, or return {@code null} if it is none.
	 */
	@Nullable String describe(Object object) {
		BeanNames names = names();
		for (String name : names.candidates(object.getClass())) {
			if (is(name, object)) {
				return "the bean '%s'".formatted(displayed(name));
			}
		}
		return names.kind(object.getClass());
	}

	private BeanNames names() {
		BeanNames names = this.names;
		if (names == null || !names.isCurrent()) {
			names = new BeanNames(this.beanFactory, this.products::find);
			this.names = names;
		}
		return names;
	}

	private boolean is(String name, Object object) {
		if (!this.beanFactory.containsSingleton(name)) {
			// A bean in creation cannot be asked for.
			return this.beanFactory.isCurrentlyInCreation(name) && isOfClass(name, object);
		}
		// It exists, so this exposes no bean that is still being created.
		Object singleton = this.beanFactory.getSingleton(name);
		return leadsTo(singleton, object)
				|| singleton instanceof FactoryBean && leadsTo(this.products.find(name), object);
	}

	private boolean isOfClass(String name, Object object) {
		Class<?> type = this.beanFactory.getType(name, false);
		return type != null && ClassUtils.getUserClass(type) == ClassUtils.getUserClass(object);
	}

	private static boolean leadsTo(@Nullable Object bean, Object object) {
		for (Object each = bean; each != null; each = AopProxyUtils.getSingletonTarget(each)) {
			if (each == object) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the name under which users know a bean, the target of a scoped proxy
	 * included.
	 */
	static String displayed(String name) {
		return name.startsWith(SCOPED_TARGET) ? name.substring(SCOPED_TARGET.length()) : name;
	}

}
