package dev.embercache.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that there are, in whichever form they are written.
 */
public final class SettingKeys {

	private final Map<String, String> byUniformForm = new LinkedHashMap<>();

	private final Map<String, String> defaults = new LinkedHashMap<>();

	/**
	 * Take the keys from records that properties are bound to.
	 * @param records the records by the prefix of their keys, which may be empty
	 * @return the keys
	 */
	public static SettingKeys of(Map<String, Class<? extends Record>> records) {
		SettingKeys keys = new SettingKeys();
		records.forEach((prefix, type) -> keys.add(prefix.isEmpty() ? "" : prefix + ".", type));
		return keys;
	}

	private void add(String prefix, Class<?> type) {
		// The compiler gives the annotations of a component to the parameter.
		for (Parameter parameter : canonicalConstructor(type).getParameters()) {
			String key = prefix + DataObjectPropertyName.toDashedForm(parameter.getName());
			DefaultValue value = parameter.getAnnotation(DefaultValue.class);
			if (parameter.getType().isRecord()) {
				add(key + ".", parameter.getType());
			}
			else if (parameter.getType() != Map.class) {
				this.byUniformForm.put(uniform(key), key);
				if (value != null && value.value().length == 1) {
					this.defaults.put(key, value.value()[0]);
				}
			}
		}
	}

	private static Constructor<?> canonicalConstructor(Class<?> type) {
		Class<?>[] types = Stream.of(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			return type.getDeclaredConstructor(types);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalArgumentException(type.getName(), ex);
		}
	}

	/**
	 * Return all keys.
	 * @return the keys in their dashed form
	 */
	public Set<String> all() {
		return new TreeSet<>(this.byUniformForm.values());
	}

	/**
	 * Return the values of keys that have one although nobody sets them.
	 * @return the values by key
	 */
	public Map<String, String> defaults() {
		return Map.copyOf(this.defaults);
	}

	/**
	 * Find a key.
	 * @param text the key in any form
	 * @return its dashed form, or {@code null} if there is no such key
	 */
	public @Nullable String find(String text) {
		return this.byUniformForm.get(uniform(text));
	}

	/**
	 * Return the key that somebody may have meant: one with those initials, or else the
	 * one that takes the fewest changes of single characters.
	 * @param text what was written
	 * @return the key in its dashed form
	 */
	public String nearest(String text) {
		return this.byUniformForm.values()
			.stream()
			.min(Comparator.comparingInt((key) -> distance(text, key)))
			.orElseThrow();
	}

	/**
	 * Return how many characters differ from those of the nearest key.
	 */
	int distance(String text) {
		return distance(text, nearest(text));
	}

	private static int distance(String text, String key) {
		String written = uniform(text);
		return initials(key).equals(written) ? 0 : changes(written, uniform(key));
	}

	/**
	 * Return whether a text differs from a key in a few characters only.
	 * @param text what was written
	 * @return whether it can hardly be anything else than a key
	 */
	boolean isNear(String text) {
		return isNear(text, nearest(text));
	}

	private static boolean isNear(String text, String name) {
		String written = uniform(text);
		return changes(written, uniform(name)) <= 1 + written.length() / 6;
	}

	static @Nullable String nearest(String text, Set<String> names) {
		return names.stream()
			.filter((name) -> isNear(text, name))
			.min(Comparator.comparingInt((name) -> changes(uniform(text), uniform(name))))
			.orElse(null);
	}

	private static String initials(String key) {
		return Stream.of(key.split("[.-]")).map((word) -> word.substring(0, 1)).collect(Collectors.joining());
	}

	private static int changes(String from, String to) {
		int[] row = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = diagonal + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[to.length()];
	}

	/**
	 * Return the form that does not depend on how a name is written: its letters and
	 * digits, in lower case.
	 * @param name a name
	 * @return its letters and digits
	 */
	static String uniform(String name) {
		return name.chars()
			.filter(Character::isLetterOrDigit)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString()
			.toLowerCase(Locale.ROOT);
	}

}
