package dev.embercache.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.CacheManager;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import dev.embercache.settings.WrittenNames;

/**
 * Says because of which bean or property Ember Cache does nothing: a warning if somebody
 * has set it up nevertheless.
 */
final class SteppedBack {

	private static final Log logger = LogFactory.getLog(Announcements.LOGGER);

	private static final String TYPE = "spring.cache.type";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	SteppedBack(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	void say() {
		String type = this.environment.getProperty(TYPE);
		if (StringUtils.hasText(type)) {
			say("'%s' is '%s'".formatted(TYPE, type), "Remove the property");
			return;
		}
		List<String> beans = beans();
		if (beans.size() == 1) {
			say("caching is left to the bean " + beans.get(0), "Remove the bean");
		}
		else if (!beans.isEmpty()) {
			say("caching is left to the beans " + String.join(" and ", beans), "Remove the beans");
		}
	}

	private void say(String reason, String remedy) {
		Set<String> settings = new TreeSet<>(WrittenNames.below(EmberCacheProperties.PREFIX, this.environment));
		if (settings.isEmpty()) {
			logger.info("Ember Cache does nothing: " + reason);
		}
		else {
			logger.warn("Ember Cache does nothing, and '%s' %s no effect: %s. %s, or these settings"
				.formatted(String.join("', '", settings), (settings.size() == 1) ? "has" : "have", reason, remedy));
		}
	}

	private List<String> beans() {
		List<String> beans = new ArrayList<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, CacheManager.class,
				true, false)) {
			beans.add(describe(name));
		}
		return beans;
	}

	/**
	 * Name a bean, its type, and the class that makes it.
	 */
	private String describe(String name) {
		Object bean = this.beanFactory.getSingleton(name);
		Class<?> type = (bean != null) ? AopUtils.getTargetClass(bean) : this.beanFactory.getType(name, false);
		String maker = maker(name);
		return "'%s' (%s%s)".formatted(name, (type != null) ? ClassUtils.getShortName(type) : "of an unknown type",
				(maker != null) ? ", made by " + maker : "");
	}

	private @Nullable String maker(String name) {
		BeanDefinition definition = this.beanFactory.containsBeanDefinition(name)
				? this.beanFactory.getBeanDefinition(name) : null;
		String configuration = (definition != null) ? definition.getFactoryBeanName() : null;
		Class<?> type = (configuration != null && this.beanFactory.containsBean(configuration))
				? this.beanFactory.getType(configuration, false) : null;
		return (type != null) ? ClassUtils.getShortName(ClassUtils.getUserClass(type)) : null;
	}

}
