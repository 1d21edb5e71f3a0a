package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Says why something is not carried; whoever knows the path to it makes an
 * {@link EncodingException} or {@link DecodingException} of it.
 */
final class Refusal extends RuntimeException {

	static final String HOLD_OTHERWISE = "Return a plain value instead, or teach it to the codec with an EmberCodecCustomizer.";

	static final String NO_DATA = "Return its data, in a record for example.";

	private final String remedy;

	Refusal(String reason, String remedy) {
		this(reason, remedy, null);
	}

	Refusal(String reason, String remedy, @Nullable Throwable cause) {
		super(reason, cause, false, false);
		this.remedy = remedy;
	}

	String reason() {
		String message = getMessage();
		return (message != null) ? message : "not carried";
	}

	String remedy() {
		return this.remedy;
	}

	/**
	 * Return what was thrown first.
	 */
	Throwable origin() {
		Throwable cause = getCause();
		return (cause != null) ? cause : this;
	}

}
