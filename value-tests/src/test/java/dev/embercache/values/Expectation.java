package dev.embercache.values;

/**
 * Expected treatment of a value by the cache.
 *
 * @param kind what is to come back
 * @param reason what the warning has to contain if the value is refused; empty if that is
 * not allowed
 */
public record Expectation(Kind kind, String reason) {

	/**
	 * Expected result of a read.
	 */
	public enum Kind {

		/**
		 * The same classes with the same content, shared in the same places.
		 */
		KEPT,

		/**
		 * The same content; a class may be another.
		 */
		EQUAL,

		/**
		 * The object itself, for this run only, with one warning.
		 */
		REFUSED

	}

}
