package dev.embercache.codec;

/**
 * How the values of one class are carried. Plans are made once per class and generation
 * and die with their codec. A value is either a {@link ScalarPlan scalar}, one token
 * without an identity of its own, or a {@link NodePlan node} with parts.
 */
abstract sealed class Plan permits ScalarPlan, NodePlan, RefusedPlan, ChoicePlan {

	private final Class<?> type;

	private final String name;

	private final boolean ofApplication;

	Plan(Class<?> type, String name) {
		this.type = type;
		this.name = name;
		this.ofApplication = !World.jdk(World.component(type));
	}

	/**
	 * Return the class that a value of this plan has after it was read.
	 */
	final Class<?> type() {
		return this.type;
	}

	/**
	 * Return what stands for the plan in bytes.
	 */
	final String name() {
		return this.name;
	}

	/**
	 * Return whether the class is not one of the JDK, so that it may be one of the
	 * application.
	 */
	final boolean isOfApplication() {
		return this.ofApplication;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
