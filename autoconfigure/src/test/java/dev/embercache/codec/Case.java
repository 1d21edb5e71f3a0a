package dev.embercache.codec;

import java.util.concurrent.Callable;

/**
 * One value of the corpus and what has to become of it.
 *
 * @param name says what is special about it
 * @param value makes it
 * @param outcome what has to become of it
 */
record Case(String name, Callable<Object> value, Outcome outcome) {

	static Case same(String name, Callable<Object> value) {
		return new Case(name, value, Outcome.SAME);
	}

	static Case equal(String name, Callable<Object> value) {
		return new Case(name, value, Outcome.EQUAL);
	}

	static Case kept(String name, Callable<Object> value) {
		return new Case(name, value, Outcome.KEPT_OR_REFUSED);
	}

	static Case refused(String name, Callable<Object> value) {
		return new Case(name, value, Outcome.REFUSED);
	}

	@Override
	public String toString() {
		return this.name;
	}

	enum Outcome {

		/** Comes back equal and of the same class. */
		SAME,

		/** Comes back equal; the class may differ. */
		EQUAL,

		/** Comes back equal and of the same class, or is refused. */
		KEPT_OR_REFUSED,

		/** Is refused when it is written. */
		REFUSED

	}

}
