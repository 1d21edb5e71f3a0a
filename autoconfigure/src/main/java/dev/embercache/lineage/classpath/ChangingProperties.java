package dev.embercache.lineage.classpath;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Configuration properties some of which get other values while the application runs. An
 * object that was made before may still have the former value, one that is made later has
 * the new one, and the code does not tell which. The value of such a property is
 * therefore one that no other run has: what was computed from it holds as long as this
 * run has no further change.
 */
public final class ChangingProperties implements ApplicationProperties {

	private static final String ALL = "";

	private final ApplicationProperties properties;

	private final Set<String> changed = ConcurrentHashMap.newKeySet();

	/** What texts were resolved to first. */
	private final Map<String, String> known = new ConcurrentHashMap<>();

	private volatile String run = "";

	/**
	 * Create properties none of which has changed so far.
	 * @param properties what knows the values
	 */
	public ChangingProperties(ApplicationProperties properties) {
		this.properties = properties;
	}

	/**
	 * Take note that properties have other values than before.
	 * @param keys their names, or {@code null} if it can be any
	 */
	public void changed(@Nullable Collection<String> keys) {
		if (keys == null) {
			this.changed.add(ALL);
		}
		else {
			keys.forEach((key) -> this.changed.add(canonical(key)));
		}
		this.run = UUID.randomUUID().toString();
	}

	@Override
	public @Nullable String resolve(String text) {
		String value = this.properties.resolve(text);
		String before = this.known.putIfAbsent(text, String.valueOf(value));
		boolean other = before != null && !before.equals(String.valueOf(value));
		if (this.changed.isEmpty() || !(other || isChanged(text))) {
			return value;
		}
		return value + this.run;
	}

	private boolean isChanged(String text) {
		String name = canonical(text);
		return this.changed.stream().anyMatch(name::contains);
	}

	@Override
	public SortedMap<String, String> below(String prefix) {
		SortedMap<String, String> values = new TreeMap<>(this.properties.below(prefix));
		String start = canonical(prefix);
		if (this.changed.stream().anyMatch((key) -> key.startsWith(start) || key.equals(ALL))) {
			values.put(prefix, values.get(prefix) + this.run);
		}
		return values;
	}

	@Override
	public List<String> profiles() {
		return this.properties.profiles();
	}

	/**
	 * Return a name without what relaxed binding does not look at.
	 */
	private static String canonical(String name) {
		return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
	}

}
