package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * The plan of a class that a user taught to the codec: the JSON that the user's own
 * serializer writes.
 */
final class CustomizedPlan extends NodePlan {

	private final Customized customized;

	CustomizedPlan(Class<?> type, Customized customized) {
		super(type, type.getName() + "()");
		this.customized = customized;
	}

	@Override
	Object[] takeApart(Object value) {
		return new Object[] { this.customized.write(value) };
	}

	@Override
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		if (parts[0] instanceof String text) {
			Object value = this.customized.read(text, type());
			if (value != null && value.getClass() == type()) {
				return value;
			}
		}
		throw new Refusal("the customized reader did not return an instance of " + type().getName(),
				Refusal.HOLD_OTHERWISE);
	}

	@Override
	Proof proof() {
		return Proof.EACH;
	}

	@Override
	boolean mayCompareItself() {
		return true;
	}

	@Override
	boolean looksIntoParts() {
		return true;
	}

}
