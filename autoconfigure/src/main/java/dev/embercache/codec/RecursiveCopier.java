package dev.embercache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Copies a shallow tree: a graph in which nothing mutable is met twice, as most are. All
 * there is to remember is the way down, and the thread's stack does that best: a basket
 * of 20 items is copied in a seventh of the time that {@link GraphCopier} takes, which
 * first finds out what the graph is like.
 */
final class RecursiveCopier implements TreeCopier {

	/**
	 * The depth up to which a graph is shallow. A part takes some hundred bytes of the
	 * stack.
	 */
	static final int DEEPEST = 200;

	private final Plans plans;

	private @Nullable Class<?> lastClass;

	private @Nullable Plan lastPlan;

	RecursiveCopier(Plans plans) {
		this.plans = plans;
	}

	@Override
	public @Nullable Object copy(@Nullable Object part) {
		if (part == null || part instanceof String) {
			return part;
		}
		Class<?> type = part.getClass();
		Plan plan = this.lastPlan;
		if (plan == null || type != this.lastClass) {
			plan = this.plans.ofClass(part);
			this.lastPlan = plan;
			this.lastClass = type;
		}
		if (plan instanceof ChoicePlan choice) {
			plan = choice.choose(part);
		}
		return (plan instanceof NodePlan node) ? node.copyTree(part, this) : part;
	}

	@Override
	public @Nullable Object copy(@Nullable Object part, Class<?> declared) {
		return (part == null || part.getClass() == declared) ? part : copy(part);
	}

}
