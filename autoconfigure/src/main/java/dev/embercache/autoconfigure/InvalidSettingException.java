package dev.embercache.autoconfigure;

/**
 * Thrown if a property has an invalid value.
 */
final class InvalidSettingException extends RuntimeException {

	private final String remedy;

	InvalidSettingException(String property, String value, String problem, String remedy) {
		super("The property '%s' is '%s' but %s.".formatted(property, value, problem));
		this.remedy = remedy;
	}

	String getRemedy() {
		return this.remedy;
	}

}
