package dev.embercache.lineage;

import java.util.List;

import org.springframework.util.Assert;

/**
 * What this generation says about a lineage of an earlier one, or of its own.
 *
 * @since 0.1.0
 */
public sealed interface Verdict {

	/**
	 * All that the lineage names is what it was.
	 */
	record Holds() implements Verdict {

	}

	/**
	 * Something differs, or it cannot be told that nothing does.
	 *
	 * @param changes what differs, the closest to the producer first; never empty
	 */
	record Stale(List<Change> changes) implements Verdict {

		/**
		 * Create a new verdict.
		 * @param changes what differs; never empty
		 */
		public Stale {
			Assert.notEmpty(changes, "'changes' must not be empty");
			changes = List.copyOf(changes);
		}

		/**
		 * Return the reason in a few words: the first change, and how many there are
		 * besides.
		 * @return the reason, such as {@code PricingService.price -> FlatTax changed}
		 */
		public String summary() {
			String first = this.changes.get(0).text();
			int more = this.changes.size() - 1;
			return (more == 0) ? first
					: "%s (and %d more %s)".formatted(first, more, (more == 1) ? "change" : "changes");
		}

	}

}
