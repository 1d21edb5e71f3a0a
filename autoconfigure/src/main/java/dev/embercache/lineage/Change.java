package dev.embercache.lineage;

import java.util.List;

import org.springframework.util.Assert;

/**
 * One difference between a lineage and the code of this generation.
 *
 * @param element what differs
 * @param how in which way
 * @param path the names on the way from the producer to the element, for a reader; empty
 * for a class of the value or the key
 * @param text the whole difference in one line for a log, such as
 * {@code PricingService.price -> FlatTax changed}
 * @since 0.1.0
 */
public record Change(Element element, How how, List<String> path, String text) {

	/**
	 * Create a new change.
	 * @param element what differs
	 * @param how in which way
	 * @param path the names on the way from the producer to the element
	 * @param text the whole difference in one line
	 */
	public Change {
		Assert.notNull(element, "'element' must not be null");
		Assert.notNull(how, "'how' must not be null");
		Assert.hasText(text, "'text' must not be empty");
		path = List.copyOf(path);
	}

	@Override
	public String toString() {
		return this.text;
	}

	/**
	 * The ways in which an element can differ.
	 */
	public enum How {

		/**
		 * It has another content.
		 */
		CHANGED,

		/**
		 * It is gone.
		 */
		REMOVED,

		/**
		 * It was not there then.
		 */
		ADDED,

		/**
		 * It cannot be told whether it is the same: its class file cannot be read, or was
		 * rewritten after this generation had started.
		 */
		IN_DOUBT

	}

}
