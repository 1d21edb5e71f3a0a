package dev.embercache.lineage.classpath;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.OutsideNames;

/**
 * Fingerprints of what code depends on besides application classes: resources,
 * configuration properties, libraries.
 */
public final class Outside {

	private final Resources resources;

	private final Libraries libraries;

	private final Surroundings surroundings;

	private final ApplicationProperties properties;

	/**
	 * Create what is outside of the code of a generation.
	 * @param files where libraries and resources are found
	 * @param properties the configuration properties
	 * @param applicationClasses gives the names of all application classes
	 * @param framework whether a class is one of a framework
	 */
	public Outside(ClassFiles files, ApplicationProperties properties, Supplier<Set<String>> applicationClasses,
			Predicate<String> framework) {
		this.resources = new Resources(files, applicationClasses);
		this.libraries = new Libraries(files);
		this.surroundings = new Surroundings(new ClassPathJars(files, this.libraries, applicationClasses, framework));
		this.properties = properties;
	}

	public Resources resources() {
		return this.resources;
	}

	public Libraries libraries() {
		return this.libraries;
	}

	/**
	 * Return the fingerprint of the resources at a location.
	 * @param name the location, perhaps with placeholders for properties
	 */
	public Fingerprint resource(String name) {
		Set<String> locations = resourceLocations(name);
		if (locations.size() == 1) {
			return this.resources.fingerprint(locations.iterator().next());
		}
		Tokens tokens = new Tokens();
		for (String location : locations) {
			Fingerprint content = this.resources.fingerprint(location);
			if (!content.isKnown()) {
				return content;
			}
			tokens.add(location).add(content);
		}
		return tokens.fingerprint();
	}

	/**
	 * Return a location with the values of properties in the places of placeholders. Each
	 * part of a value that has commas is one.
	 * @param name the location
	 */
	public Set<String> resourceLocations(String name) {
		int begin = name.indexOf("${");
		int end = name.lastIndexOf('}');
		String value = (begin < 0 || end < begin) ? null : this.properties.resolve(name.substring(begin, end + 1));
		if (value == null) {
			return Set.of(location(name));
		}
		Set<String> locations = new LinkedHashSet<>();
		for (String part : StringUtils.tokenizeToStringArray(value, ",")) {
			locations.add(location(name.substring(0, begin) + part + name.substring(end + 1)));
		}
		return locations.isEmpty() ? Set.of(name) : locations;
	}

	private static String location(String name) {
		String location = OutsideNames.location(name);
		return (location != null) ? location : name;
	}

	public Surroundings surroundings() {
		return this.surroundings;
	}

	public Fingerprint property(String name) {
		Map<String, String> values = values(name);
		Tokens tokens = new Tokens();
		values.forEach((key, value) -> tokens.add(key).add(value));
		for (String location : locations(values)) {
			Fingerprint content = this.resources.fingerprint(location);
			if (!content.isKnown()) {
				return content;
			}
			tokens.add(content);
		}
		return values.isEmpty() ? Fingerprint.ABSENT : tokens.fingerprint();
	}

	/**
	 * Return the locations of the resources and files that a property names, whose
	 * content is in its fingerprint.
	 * @param name the name of the property
	 * @return the locations as {@link Resources} takes them
	 */
	public Set<String> locations(String name) {
		return locations(values(name));
	}

	/**
	 * Return the value of a property, or those of all properties below a prefix.
	 */
	private Map<String, String> values(String name) {
		Map<String, String> ofSystem = SystemValues.find(name);
		if (ofSystem != null) {
			return ofSystem;
		}
		if (name.equals(OutsideNames.PROFILES)) {
			String value = this.properties.resolve("${" + name + "}");
			return Map.of(name, value + " " + this.properties.profiles());
		}
		if (name.endsWith("*")) {
			String prefix = name.substring(0, name.length() - 1);
			return this.properties.below(prefix.endsWith(".") ? prefix.substring(0, prefix.length() - 1) : prefix);
		}
		String value = value(name);
		return (value != null) ? Map.of(name, value) : Map.of();
	}

	/**
	 * Return the value of a configuration property, or a text with values in the places
	 * of placeholders.
	 * @param name the name of the property, or the text
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String value(String name) {
		boolean text = name.indexOf('{') >= 0;
		return this.properties.resolve(text ? name : "${" + name + "}");
	}

	private static Set<String> locations(Map<String, String> values) {
		Set<String> locations = new LinkedHashSet<>();
		for (String value : values.values()) {
			for (String part : StringUtils.commaDelimitedListToStringArray(value)) {
				String location = part.trim();
				if (OutsideNames.isLocation(location)) {
					locations.add(StringUtils.trimLeadingCharacter(OutsideNames.path(location), '/'));
				}
			}
		}
		return locations;
	}

}
