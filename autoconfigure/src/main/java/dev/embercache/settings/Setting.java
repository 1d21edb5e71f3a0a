package dev.embercache.settings;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;

/**
 * What is said about one key, and where.
 *
 * @param key the key in its dashed form, without any prefix
 * @param parts the values by their index in brackets, or a single one under the empty
 * text
 * @param source the place as a user knows it, such as the name of a property
 * @param origin the place in a file, or {@code null} if it is not known
 */
public record Setting(String key, Map<String, Object> parts, String source, @Nullable Origin origin) {

	public Setting {
		parts = Map.copyOf(parts);
	}

	/**
	 * Return a setting with one value.
	 * @param key the key in its dashed form
	 * @param value the value, or a text that can be converted to it
	 * @param source the place as a user knows it
	 * @return the setting
	 */
	public static Setting of(String key, Object value, String source) {
		return new Setting(key, Map.of("", value), source, null);
	}

	/**
	 * Return the value of a setting that has a single one.
	 * @return the value
	 */
	public Object value() {
		return this.parts.values().iterator().next();
	}

	/**
	 * Return the value as a text.
	 * @return the text, with commas between the parts
	 */
	public String text() {
		return String.join(",", this.parts.values().stream().map(String::valueOf).sorted().toList());
	}

}
