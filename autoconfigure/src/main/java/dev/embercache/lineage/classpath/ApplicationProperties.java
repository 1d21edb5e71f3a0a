package dev.embercache.lineage.classpath;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.judge.Lineages;

/**
 * Knows the configuration properties of one generation. Users of {@link Lineages}
 * implement this type; it is called by several threads. Of what it returns only hashes
 * are kept.
 *
 * @since 0.1.0
 */
public interface ApplicationProperties {

	/** Properties of an application that has none. */
	ApplicationProperties NONE = new ApplicationProperties() {

		@Override
		public @Nullable String resolve(String text) {
			return null;
		}

		@Override
		public SortedMap<String, String> below(String prefix) {
			return new TreeMap<>();
		}

		@Override
		public List<String> profiles() {
			return List.of();
		}

	};

	/**
	 * Resolve the placeholders of a text. Expressions are not evaluated.
	 * @param text a text as it stands in an annotation, such as
	 * <code>${pricing.rate:7}</code>
	 * @return the text with the values in their places, or {@code null} if one of them
	 * has none
	 */
	@Nullable String resolve(String text);

	/**
	 * Return the properties below a prefix, and that of its very name.
	 * @param prefix the prefix without a dot at its end; if empty, all properties of all
	 * sources but those that differ from machine to machine or from run to run
	 * @return the values by name; never {@code null}
	 */
	SortedMap<String, String> below(String prefix);

	/**
	 * Return the active profiles, or the default profiles if there are none.
	 * @return the names; never {@code null}
	 */
	List<String> profiles();

}
