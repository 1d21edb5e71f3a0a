package dev.embercache.values.judge;

/**
 * Result for a value on one way through the cache.
 *
 * @param family the family of the value
 * @param name the name of the value
 * @param way the way
 * @param kind what became of it
 * @param detail what differs, or what the log says; may be empty
 */
public record Outcome(String family, String name, Way way, Kind kind, String detail) {

	/**
	 * Return the outcome as a line.
	 */
	public String format() {
		return String.join("\t", this.family, this.name, this.way.name(), this.kind.name(),
				this.detail.replaceAll("\\s+", " "));
	}

	/**
	 * Read a line.
	 */
	public static Outcome parse(String line) {
		String[] parts = line.split("\t", -1);
		return new Outcome(parts[0], parts[1], Way.valueOf(parts[2]), Kind.valueOf(parts[3]), parts[4]);
	}

	/**
	 * Kinds of results.
	 */
	public enum Kind {

		/**
		 * The same classes, content and sharing.
		 */
		SAME,

		/**
		 * The same content in other classes.
		 */
		EQUAL,

		/**
		 * Something else came back.
		 */
		WRONG,

		/**
		 * Held for the run only, with a warning.
		 */
		REFUSED,

		/**
		 * Taken without a warning, and not there when it was asked for.
		 */
		FAILING

	}

	/**
	 * The ways that a value goes.
	 */
	public enum Way {

		/**
		 * Copied for each reader, without a store.
		 */
		RUN("in the run"),

		/**
		 * Decoded after a restart by DevTools, with the next class loader.
		 */
		RESTART("after a restart"),

		/**
		 * Decoded from disk in a second JVM.
		 */
		DISK("from disk"),

		/**
		 * Decoded from an unsigned Redis by a second node.
		 */
		REDIS("from Redis"),

		/**
		 * Used as a key in one run.
		 */
		KEY("as a key"),

		/**
		 * Used as a key in a second JVM.
		 */
		STORED_KEY("as a key from disk");

		private final String text;

		Way(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
