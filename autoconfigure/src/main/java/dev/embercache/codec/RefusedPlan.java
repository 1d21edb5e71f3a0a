package dev.embercache.codec;

/**
 * A class whose values are not carried, and why.
 */
final class RefusedPlan extends Plan {

	private final Refusal refusal;

	RefusedPlan(Class<?> type, Refusal refusal) {
		super(type, type.getName());
		this.refusal = refusal;
	}

	Refusal refusal() {
		return this.refusal;
	}

}
