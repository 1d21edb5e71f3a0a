package dev.embercache.codec;

import java.util.function.UnaryOperator;

import dev.embercache.rules.LibraryRules;

/**
 * Takes keys to their canonical bytes, and makes copies that stay equal to what they
 * were.
 */
final class KeyCodec {

	private final Plans plans;

	private final KeyForms forms;

	private final UnaryOperator<Object> roundTrip;

	/**
	 * Create a codec.
	 * @param roundTrip takes a key to the bytes of a value and back
	 */
	KeyCodec(Plans plans, LibraryRules rules, UnaryOperator<Object> roundTrip) {
		this.plans = plans;
		this.forms = new KeyForms(plans, rules);
		this.roundTrip = roundTrip;
	}

	EncodedKey encode(Object key) {
		KeyWriter writer = new KeyWriter(this.plans, this.forms);
		byte[] bytes = writer.write(key);
		if (writer.inDoubt()) {
			prove(key);
		}
		return new EncodedKey(bytes, writer.classNames());
	}

	private void prove(Object key) {
		try {
			if (this.plans.equality().agree(key, this.roundTrip.apply(key))) {
				return;
			}
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new EncodingException("Key %s: it cannot be compared with a copy of itself (%s). %s"
				.formatted(key.getClass().getName(), ex.getMessage(), Refusal.COMPARE_BY_CONTENT), ex);
		}
		throw new EncodingException("Key %s: it is not equal to a copy of itself. %s"
			.formatted(key.getClass().getName(), Refusal.COMPARE_BY_CONTENT), null);
	}

	Object isolate(Object key) {
		if (this.plans.constancy().isConstant(key)) {
			return key;
		}
		try {
			Object copy = new KeyCopier(this.plans).copy(key);
			if (copy == key || this.plans.equality().agree(key, copy)) {
				return copy;
			}
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			throw new CodecException("Key %s: it cannot be copied (%s)".formatted(key.getClass().getName(), ex), ex);
		}
		throw new CodecException("Key %s: it is not equal to a copy of itself".formatted(key.getClass().getName()),
				null);
	}

}
