package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Says why something is not carried. Those that know the path to it turn it into an
 * {@link EncodingException} or a {@link DecodingException}.
 */
final class Refusal extends RuntimeException {

	static final String HOLD_OTHERWISE = "Return a plain value instead, or add support for it with an EmberCodecCustomizer.";

	static final String NO_DATA = "Return its data instead, for example in a record.";

	static final String BREAK_THE_CYCLE = "Break the cycle.";

	/**
	 * The remedy for bytes, which applies itself.
	 */
	static final String COMPUTED_ANEW = "The entry is treated as a miss and computed again.";

	/** The remedy for keys. */
	static final String COMPARE_BY_CONTENT = "Use a key that is compared by its content, such as a record, or specify what identifies it, as in key = \"#order.id\"; this one is held live only.";

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
		return new Refusal("class %s of the JDK is not known to be restored as it was".formatted(type.getName()),
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
		return (message != null) ? message : "not supported";
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
