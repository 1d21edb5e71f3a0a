package dev.embercache.lineage;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of where values came from: what is tracked, by which element, and what is
 * not, and why. Holds names only.
 *
 * @param producer the method that computes the values, such as
 * {@code PricingService.price}, or {@code null} if they were put by hand
 * @param verdict what this generation says about the values
 * @param tracked what is looked at, the nearest to the producer first
 * @param untracked what is not
 * @since 0.1.0
 */
public record Explanation(@Nullable String producer, Verdict verdict, List<Tracked> tracked,
		List<Untracked> untracked) {

	/**
	 * Create a new explanation.
	 * @param producer the method that computes the values
	 * @param verdict what this generation says about the values
	 * @param tracked what is looked at
	 * @param untracked what is not
	 */
	public Explanation {
		tracked = List.copyOf(tracked);
		untracked = List.copyOf(untracked);
	}

	/**
	 * Something that is looked at.
	 *
	 * @param element what it is
	 * @param text its name for a reader, such as {@code FlatTax.percent}
	 * @param path the names on the way from the producer to the element; empty for a
	 * class of the value or the key
	 */
	public record Tracked(Element element, String text, List<String> path) {

		/**
		 * Create a new entry.
		 * @param element what it is
		 * @param text its name for a reader
		 * @param path the names on the way from the producer to the element
		 */
		public Tracked {
			path = List.copyOf(path);
		}

	}

	/**
	 * Something that is not looked at.
	 *
	 * @param where the method that leads to it, or what else does
	 * @param what what it is
	 * @param why why it is not looked at, and what can be done
	 * @param rule the file and the line of the rule that says so, or {@code null} if none
	 * does
	 */
	public record Untracked(String where, String what, String why, @Nullable String rule) {

	}

}
