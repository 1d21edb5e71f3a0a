package dev.embercache.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.embercache.lineage.classpath.ApplicationProperties;

/**
 * The properties of a context's environment. Expressions are left as they are: to
 * evaluate them would run code of the application.
 */
final class EnvironmentProperties implements ApplicationProperties {

	/** Where Spring Boot says which ports the servers of the application have got. */
	private static final String PORTS = "server.ports";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^${}:]+)(?::[^${}]*)?}");

	/** Sources of what differs from machine to machine or from run to run. */
	private static final Set<String> DIFFERING = Set.of(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
			StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, PORTS, "applicationInfo");

	private final Environment environment;

	EnvironmentProperties(Environment environment) {
		this.environment = environment;
	}

	@Override
	public @Nullable String resolve(String text) {
		try {
			return this.environment.resolveRequiredPlaceholders(withoutPorts(text));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Return a text with the name of a port in place of its number, if it is one that a
	 * server of the application has got: it is another one in each start, and the same
	 * server.
	 */
	private String withoutPorts(String text) {
		PropertySource<?> ports = (this.environment instanceof ConfigurableEnvironment configurable)
				? configurable.getPropertySources().get(PORTS) : null;
		if (ports == null || !text.contains("${")) {
			return text;
		}
		return PLACEHOLDER.matcher(text)
			.replaceAll((found) -> Matcher
				.quoteReplacement(ports.containsProperty(found.group(1)) ? found.group(1) : found.group()));
	}

	@Override
	public SortedMap<String, String> below(String prefix) {
		SortedMap<String, String> values = new TreeMap<>();
		if (prefix.isEmpty()) {
			addOfApplication(values);
			return values;
		}
		ConfigurationPropertyName parent = ConfigurationPropertyName.adapt(prefix, '.');
		// An environment variable may have one underscore for a dot and a dash
		ConfigurationPropertyName legacy = ConfigurationPropertyName.adapt(prefix.replace('-', '.'), '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter((name) -> isWithin(name, parent) || isWithin(name, legacy))
					.forEach((name) -> values.computeIfAbsent(name.toString(), (ignored) -> value(source, name)));
			}
		}
		return values;
	}

	private static boolean isWithin(ConfigurationPropertyName name, ConfigurationPropertyName parent) {
		return parent.equals(name) || parent.isAncestorOf(name);
	}

	private @Nullable String value(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		if (property == null) {
			return null;
		}
		String value = property.getValue().toString();
		return isRandom(value) ? value : this.environment.resolvePlaceholders(value);
	}

	/**
	 * Add the properties of all sources that tell their names. System properties and
	 * environment variables are left out, and what is found out at the start, such as
	 * ports: they differ from machine to machine and from run to run.
	 */
	private void addOfApplication(Map<String, String> values) {
		if (this.environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (source instanceof EnumerablePropertySource<?> known && !DIFFERING.contains(source.getName())) {
					addNames(known, values);
				}
			}
		}
	}

	private void addNames(EnumerablePropertySource<?> source, Map<String, String> values) {
		for (String name : source.getPropertyNames()) {
			Object value = values.containsKey(name) ? null : source.getProperty(name);
			if (value != null) {
				values.put(name, isRandom(value) ? value.toString() : resolve("${" + name + "}", value.toString()));
			}
		}
	}

	/**
	 * Return the value that the whole environment has for a property of one source.
	 */
	private String resolve(String placeholder, String value) {
		try {
			return this.environment.resolvePlaceholders(placeholder);
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

	/**
	 * Return whether a value is another one whenever it is asked for.
	 */
	private static boolean isRandom(Object value) {
		return value.toString().contains("${random.");
	}

	@Override
	public List<String> profiles() {
		String[] active = this.environment.getActiveProfiles();
		return List.of((active.length > 0) ? active : this.environment.getDefaultProfiles());
	}

}
