package dev.embercache.values;

/**
 * Observations that a user of a value would make.
 */
@FunctionalInterface
public interface Probe {

	/**
	 * Throw an {@link AssertionError} if the copy differs to its user.
	 * @param original the value, made anew
	 * @param copy what the cache gave
	 */
	void check(Object original, Object copy);

}
