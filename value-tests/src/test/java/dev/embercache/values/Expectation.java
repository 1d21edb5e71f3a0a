package dev.embercache.values;

/**
 * What the cache is to do with a value.
 *
 * @param kind what is to come back
 * @param reason what the warning has to contain if the value is refused; empty if that is
 * not allowed
 */
public record Expectation(Kind kind, String reason) {

	/**
	 * What is to come back.
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
