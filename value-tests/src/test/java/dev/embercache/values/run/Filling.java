package dev.embercache.values.run;

/**
 * Messages that were logged when an entry was written.
 *
 * @param family the family of the value
 * @param name the name of the value
 * @param key whether the value was used as a key
 * @param refusal why the value is held for the run only; empty if it is stored
 * @param failure what the caller got instead of a value; empty if it got one
 */
record Filling(String family, String name, boolean key, String refusal, String failure) {

	String format() {
		return String.join("\t", this.family, this.name, Boolean.toString(this.key),
				this.refusal.replaceAll("\\s+", " "), this.failure.replaceAll("\\s+", " "));
	}

	static Filling parse(String line) {
		String[] parts = line.split("\t", -1);
		return new Filling(parts[0], parts[1], Boolean.parseBoolean(parts[2]), parts[3], parts[4]);
	}

}
