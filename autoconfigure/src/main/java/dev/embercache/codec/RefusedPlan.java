package dev.embercache.codec;

/**
 * The plan of a class whose values are not carried, with the reason.
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
