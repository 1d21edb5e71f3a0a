package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Says why something is not carried. Those that know the path to it turn it into an
 * {@link EncodingException} or a {@link DecodingException}.
 */
final class Refusal extends RuntimeException {

	static final String HOLD_OTHERWISE = "Return a plain value instead, or teach it to the codec with an EmberCodecCustomizer.";

	static final String NO_DATA = "Return its data, in a record for example.";

	static final String BREAK_THE_CYCLE = "Break the cycle.";

	/**
	 * The remedy for bytes, which applies itself.
	 */
	static final String COMPUTED_ANEW = "The entry counts as absent and is computed anew.";

	/** The remedy for keys. */
	static final String COMPARE_BY_CONTENT = "Use a key that compares by its content, such as a record, or name what identifies it, as in key = \"#order.id\"; this one is held live only.";

	private final String remedy;

	private final transient @Nullable Concession concession;

	Refusal(String reason, String remedy) {
		this(reason, remedy, null);
	}

	Refusal(String reason, String remedy, @Nullable Throwable cause) {
		this(reason, remedy, cause, null);
	}

	private Refusal(String reason, String remedy, @Nullable Throwable cause, @Nullable Concession concession) {
		super(reason, cause, false, false);
		this.remedy = remedy;
		this.concession = concession;
	}

	/**
	 * Return the refusal of a class of the JDK that is not among those that are carried.
	 */
	static Refusal ofJdk(Class<?> type) {
		return new Refusal("class %s of the JDK is not known to come back as it was".formatted(type.getName()),
				HOLD_OTHERWISE);
	}

	/**
	 * Return this refusal with what would make it needless.
	 */
	Refusal unless(Concession concession) {
		return new Refusal(reason(), this.remedy, getCause(), concession);
	}

	String reason() {
		String message = getMessage();
		return (message != null) ? message : "not carried";
	}

	String remedy() {
		return this.remedy;
	}

	/**
	 * Return what would make this refusal needless, or {@code null}.
	 */
	@Nullable Concession concession() {
		return this.concession;
	}

	/**
	 * Return what was thrown first.
	 */
	Throwable origin() {
		Throwable cause = getCause();
		return (cause != null) ? cause : this;
	}

}
