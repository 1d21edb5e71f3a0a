package dev.embercache.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A property as its source has it. Unlike the names that properties are bound by, this
 * one has all characters that somebody wrote, such as the colons in the name of a cache.
 *
 * @param name the name; that of an environment variable in the form of a property
 * @param isSpelled whether the name is written as it is meant, which an environment
 * variable cannot
 * @param order the position of the source, those that win first
 * @param value the value, without placeholders
 * @param origin the place in a file, or {@code null} if it is not known
 */
record SourceProperty(String name, boolean isSpelled, int order, Object value, @Nullable Origin origin) {

	/**
	 * Return all properties below a prefix, those that win first.
	 */
	static List<SourceProperty> below(String prefix, Environment environment) {
		PropertySourcesPlaceholdersResolver placeholders = new PropertySourcesPlaceholdersResolver(environment);
		List<SourceProperty> properties = new ArrayList<>();
		int order = 0;
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source.getUnderlyingSource() instanceof EnumerablePropertySource<?> written
					&& !(written instanceof SystemEnvironmentPropertySource)) {
				addSpelled(prefix, written, order, placeholders, properties);
			}
			else if (source instanceof IterableConfigurationPropertySource iterable) {
				addUniform(ConfigurationPropertyName.of(prefix), iterable, order, placeholders, properties);
			}
			order++;
		}
		return properties;
	}

	private static void addSpelled(String prefix, EnumerablePropertySource<?> source, int order,
			PropertySourcesPlaceholdersResolver placeholders, List<SourceProperty> properties) {
		for (String name : source.getPropertyNames()) {
			if (isBelow(prefix, name)) {
				Object value = source.getProperty(name);
				if (value != null) {
					properties.add(new SourceProperty(prefix + name.substring(prefix.length()), true, order,
							resolve(placeholders, value), OriginLookup.getOrigin(source, name)));
				}
			}
		}
	}

	private static void addUniform(ConfigurationPropertyName prefix, IterableConfigurationPropertySource source,
			int order, PropertySourcesPlaceholdersResolver placeholders, List<SourceProperty> properties) {
		for (ConfigurationPropertyName name : source) {
			ConfigurationProperty property = prefix.isAncestorOf(name) ? source.getConfigurationProperty(name) : null;
			if (property != null) {
				properties.add(new SourceProperty(name.toString(), false, order,
						resolve(placeholders, property.getValue()), property.getOrigin()));
			}
		}
	}

	/**
	 * A placeholder without a value fails where the property is bound.
	 */
	private static Object resolve(PropertySourcesPlaceholdersResolver placeholders, Object value) {
		try {
			Object resolved = placeholders.resolvePlaceholders(value);
			return (resolved != null) ? resolved : value;
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

	private static boolean isBelow(String prefix, String name) {
		return name.length() > prefix.length() && name.toLowerCase(Locale.ROOT).startsWith(prefix)
				&& (name.charAt(prefix.length()) == '.' || name.charAt(prefix.length()) == '[');
	}

}
