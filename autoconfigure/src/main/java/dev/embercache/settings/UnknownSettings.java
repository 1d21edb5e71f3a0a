package dev.embercache.settings;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.env.Environment;

/**
 * Properties below a prefix that nobody knows.
 */
public final class UnknownSettings {

	private UnknownSettings() {
	}

	/**
	 * Find the properties that nobody knows. An environment variable counts only if it
	 * resembles one that is known: others put variables there as well, such as those that
	 * Kubernetes derives from the names of services.
	 * @param prefix the prefix of all names, without a dot at its end
	 * @param environment the environment
	 * @param keys the keys that there are
	 * @param except the key below which others look
	 * @return by the name, that of the property which may have been meant
	 */
	public static Map<String, String> find(String prefix, Environment environment, SettingKeys keys, String except) {
		Map<String, String> unknown = new TreeMap<>();
		for (SourceProperty property : SourceProperty.below(prefix, environment)) {
			String rest = property.name().substring(prefix.length());
			SettingName name = SettingName.ofAll(rest, keys);
			boolean elsewhere = rest.startsWith("." + except + ".") || rest.startsWith("." + except + "[");
			// YAML has an empty text for a section that is empty.
			boolean section = "".equals(property.value());
			if (!name.isKnown() && !elsewhere && !section && (property.isSpelled() || keys.isNear(name.key()))) {
				unknown.put(property.name(), prefix + "." + keys.nearest(name.key()));
			}
		}
		return unknown;
	}

}
