package dev.embercache.settings;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.core.env.Environment;

/**
 * The names of the properties that somebody has set.
 */
public final class WrittenNames {

	private WrittenNames() {
	}

	/**
	 * Return the names below a prefix.
	 * @param prefix the prefix, without a dot at its end
	 * @param environment the environment
	 * @return the names as they are written, those that win first
	 */
	public static Set<String> below(String prefix, Environment environment) {
		Set<String> names = new LinkedHashSet<>();
		SourceProperty.below(prefix, environment).forEach((property) -> names.add(property.name()));
		return names;
	}

}
