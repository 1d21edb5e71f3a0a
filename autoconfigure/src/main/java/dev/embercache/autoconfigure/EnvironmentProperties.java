package dev.embercache.autoconfigure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.embercache.lineage.classpath.ApplicationProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.BeanExpressionResolver;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ObjectUtils;

/**
 * The properties of a context's environment. Expressions are evaluated like those of
 * {@code @Value}.
 */
final class EnvironmentProperties implements ApplicationProperties {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	EnvironmentProperties(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public @Nullable String resolve(String text) {
		String resolved;
		try {
			resolved = this.environment.resolveRequiredPlaceholders(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		BeanExpressionResolver expressions = this.beanFactory.getBeanExpressionResolver();
		if (expressions == null || !resolved.contains("#{")) {
			return resolved;
		}
		return describe(expressions.evaluate(resolved, new BeanExpressionContext(this.beanFactory, null)));
	}

	/**
	 * Describe the value of an expression by its content, or by its class if that is the
	 * application's: its code then tells the rest.
	 */
	private static @Nullable String describe(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		if (ObjectUtils.isArray(value)) {
			return describe(Arrays.asList(ObjectUtils.toObjectArray(value)));
		}
		boolean plain = value instanceof Collection || value instanceof Map || value.getClass().isEnum()
				|| value.getClass().getName().startsWith("java.");
		return plain ? value.toString() : value.getClass().getName();
	}

	@Override
	public SortedMap<String, String> below(String prefix) {
		SortedMap<String, String> values = new TreeMap<>();
		if (prefix.isEmpty()) {
			addOfFiles(values);
			return values;
		}
		ConfigurationPropertyName parent = ConfigurationPropertyName.adapt(prefix, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter((name) -> parent.equals(name) || parent.isAncestorOf(name))
					.forEach((name) -> values.computeIfAbsent(name.toString(), (ignored) -> value(source, name)));
			}
		}
		return values;
	}

	private @Nullable String value(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		return (property != null) ? this.environment.resolvePlaceholders(String.valueOf(property.getValue())) : null;
	}

	/**
	 * Add the properties from the application's configuration files. System properties
	 * and environment variables are left out: some of them differ from run to run.
	 */
	private void addOfFiles(Map<String, String> values) {
		if (this.environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (source instanceof OriginTrackedMapPropertySource files) {
					addNames(files, values);
				}
			}
		}
	}

	private void addNames(EnumerablePropertySource<?> source, Map<String, String> values) {
		for (String name : source.getPropertyNames()) {
			values.computeIfAbsent(name, this.environment::getProperty);
		}
	}

}
