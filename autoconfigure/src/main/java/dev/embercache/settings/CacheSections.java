package dev.embercache.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.log.LogMessage;

/**
 * The settings of single caches, and which cache each of them is about.
 * <p>
 * A cache is found by its name, exactly as it is written. The name of an environment
 * variable, or of a property where brackets were forgotten, has lost its case or some of
 * its characters; such a name is about the cache that has the same letters and digits,
 * unless it can be about several. What is said about a cache by its name wins over what a
 * pattern says about many, and a longer pattern over a shorter one. Whatever is said in
 * one of the ways, a key that only another one has counts as well.
 * <p>
 * Safe for use by several threads.
 */
public final class CacheSections {

	private static final Log logger = LogFactory.getLog(CacheSections.class);

	private static final Comparator<CacheSection> PATTERNS = Comparator
		.comparing((CacheSection section) -> section.cache().length(), Comparator.reverseOrder())
		.thenComparing(CacheSection::cache)
		.thenComparing(CacheSection::order);

	private final String prefix;

	private final List<CacheSection> sections;

	private final Map<String, Set<String>> spelledByUniformForm;

	/** The first cache that a uniform form was found to be about. */
	private final ConcurrentMap<String, String> owners = new ConcurrentHashMap<>();

	private final Set<String> ambiguous = ConcurrentHashMap.newKeySet();

	private final Map<String, String> unknown = new LinkedHashMap<>();

	private CacheSections(String prefix, Environment environment, SettingKeys keys) {
		this.prefix = prefix;
		Map<List<Object>, CacheSection> sections = new LinkedHashMap<>();
		for (SourceProperty property : SourceProperty.below(prefix, environment)) {
			SettingName name = SettingName.ofCache(property.name().substring(prefix.length()), keys);
			if (name.isKnown()) {
				sections
					.computeIfAbsent(List.of(name.cache(), property.isSpelled(), property.order()),
							(ignored) -> new CacheSection(name.cache(), property.isSpelled(), property.order()))
					.add(name, property.value(), property.name(), property.origin());
			}
			else if (!name.key().isEmpty()) {
				this.unknown.put(property.name(), "%s.%s.%s".formatted(prefix, name.cache(), keys.nearest(name.key())));
			}
		}
		this.sections = List.copyOf(sections.values());
		this.spelledByUniformForm = this.sections.stream()
			.filter((section) -> section.isSpelled() && !section.isPattern())
			.map(CacheSection::cache)
			.collect(Collectors.groupingBy(SettingKeys::uniform, Collectors.toSet()));
	}

	/**
	 * Read what the environment says below a prefix.
	 * @param prefix the prefix of the names of all caches, without a dot at its end
	 * @param environment the environment
	 * @param keys the keys that a cache can have
	 * @return the sections
	 */
	public static CacheSections read(String prefix, Environment environment, SettingKeys keys) {
		return new CacheSections(prefix, environment, keys);
	}

	/**
	 * Return the names of caches and patterns for which something is set.
	 * @return the names as they are written
	 */
	public Set<String> names() {
		return this.sections.stream().map(CacheSection::cache).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Return the names of properties that nobody knows.
	 * @return by the name, that of the property which may have been meant
	 */
	public Map<String, String> unknown() {
		return Map.copyOf(this.unknown);
	}

	/**
	 * Return what is written under a name or a pattern, whichever caches it is about.
	 * @param name the name as it is written
	 * @return the settings by key
	 */
	public Map<String, Setting> written(String name) {
		Map<String, Setting> settings = new LinkedHashMap<>();
		this.sections.stream()
			.filter((section) -> section.cache().equals(name))
			.forEach((section) -> section.settings().forEach(settings::putIfAbsent));
		return settings;
	}

	/**
	 * Return all that is set for a cache.
	 * @param cache the name of the cache
	 * @return the settings by key
	 */
	public Map<String, Setting> of(String cache) {
		Map<String, Setting> settings = new LinkedHashMap<>();
		for (CacheSection section : fitting(cache)) {
			section.settings().forEach(settings::putIfAbsent);
		}
		return settings;
	}

	/**
	 * Remember that a cache was asked for.
	 * @param cache the name of the cache
	 */
	public void use(String cache) {
		fitting(cache).forEach(CacheSection::use);
	}

	/**
	 * Return the names and patterns that fit none of the caches that were asked for.
	 * @param others the names of caches that may still be asked for
	 * @return the names as they are written
	 */
	public Set<String> unused(Set<String> others) {
		Set<CacheSection> used = new LinkedHashSet<>();
		others.forEach((cache) -> used.addAll(fitting(cache)));
		return this.sections.stream()
			.filter((section) -> !section.isUsed() && !used.contains(section))
			.map(CacheSection::cache)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Return the cache that somebody may have meant.
	 * @param name what was written
	 * @param caches the names of the caches that there are
	 * @return a name that differs in a few characters only, or {@code null}
	 */
	public static @Nullable String nearest(String name, Set<String> caches) {
		return SettingKeys.nearest(name, caches);
	}

	private List<CacheSection> fitting(String cache) {
		if (this.sections.isEmpty()) {
			return List.of();
		}
		boolean uniform = isAboutUniformForm(cache);
		List<CacheSection> fitting = new ArrayList<>();
		this.sections.stream()
			.filter((section) -> section.names(cache) || (uniform && isSimilar(section, cache)))
			.sorted(Comparator.comparingInt(CacheSection::order)
				.thenComparing((section) -> section.names(cache) ? 0 : 1))
			.forEach(fitting::add);
		this.sections.stream().filter((section) -> section.matches(cache)).sorted(PATTERNS).forEach(fitting::add);
		return fitting;
	}

	private static boolean isSimilar(CacheSection section, String cache) {
		return !section.isPattern() && SettingKeys.uniform(section.cache()).equals(SettingKeys.uniform(cache));
	}

	/**
	 * Return whether whoever writes the letters and digits of a cache means that cache.
	 */
	private boolean isAboutUniformForm(String cache) {
		String uniform = SettingKeys.uniform(cache);
		List<CacheSection> similar = this.sections.stream().filter((section) -> isSimilar(section, cache)).toList();
		if (uniform.isEmpty() || similar.isEmpty()) {
			return false;
		}
		Set<String> spelled = this.spelledByUniformForm.getOrDefault(uniform, Set.of());
		String owner = this.owners.computeIfAbsent(uniform, (ignored) -> cache);
		if (spelled.size() <= 1 && owner.equals(cache)) {
			return true;
		}
		if (similar.stream().anyMatch((section) -> !section.names(cache)) && this.ambiguous.add(cache)) {
			warn(cache, owner, spelled, similar.get(0).cache());
		}
		return false;
	}

	private void warn(String cache, String owner, Set<String> spelled, String name) {
		Set<String> others = new TreeSet<>(spelled);
		others.add(owner);
		others.remove(cache);
		logger.warn(LogMessage.format(
				"'%1$s.%2$s' may be meant for cache '%3$s' or for %4$s, and has no effect on '%3$s'. "
						+ "Write the whole name in brackets: '%1$s[%3$s]'.",
				this.prefix, name, cache, "'" + String.join("' or '", others) + "'"));
	}

}
