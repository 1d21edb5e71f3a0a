package dev.embercache.codec;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether nothing in the graph of a value can change. What is true of all values of
 * a class is remembered; where the class leaves parts open, they are looked at.
 */
final class Constancy {

	/**
	 * How deep a look goes that remembers nothing of where it was.
	 */
	private static final int DEEPEST = 32;

	private final Plans plans;

	private final Map<Class<?>, Rule> rules = new ConcurrentHashMap<>();

	private final Map<Plan, Rule> rulesOfOptions = new ConcurrentHashMap<>();

	Constancy(Plans plans) {
		this.plans = plans;
	}

	boolean isConstant(Object value) {
		return isConstant(value, DEEPEST);
	}

	private boolean isConstant(Object value, int depth) {
		if (value instanceof String) {
			return true;
		}
		Rule rule = this.rules.get(value.getClass());
		if (rule == null) {
			rule = rule(this.plans.ofClass(value));
			this.rules.put(value.getClass(), rule);
		}
		return rule.isConstant(value, depth);
	}

	private Rule rule(Plan plan) {
		if (plan instanceof ScalarPlan) {
			return (constant, depth) -> true;
		}
		if (plan instanceof ChoicePlan choice) {
			return (chosen, depth) -> this.rulesOfOptions.computeIfAbsent(choice.choose(chosen), this::rule)
				.isConstant(chosen, depth);
		}
		if (!(plan instanceof NodePlan node) || !node.unchangeable()) {
			return (changing, depth) -> false;
		}
		return (node instanceof StatePlan state) ? new OpenParts(state) : new AllParts(node);
	}

	private boolean isPartConstant(@Nullable Object part, Slot slot, int depth) {
		if (part == null || slot.scalar() == JdkScalars.BYTES
				|| slot.scalar() != null && part.getClass() == slot.type()) {
			return true;
		}
		return (depth > 0) ? isConstant(part, depth - 1) : walk(part);
	}

	/**
	 * Look at a whole graph, however deep, and at nothing in it twice.
	 */
	private boolean walk(Object root) {
		Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<Object> open = new ArrayDeque<>(Set.of(root));
		while (!open.isEmpty()) {
			Object value = open.pop();
			Plan plan = this.plans.of(value);
			if (plan instanceof ScalarPlan || !seen.add(value)) {
				continue;
			}
			if (!(plan instanceof NodePlan node) || !node.unchangeable()) {
				return false;
			}
			@Nullable Object[] parts = node.takeApart(value);
			for (int i = 0; i < parts.length; i++) {
				Object part = parts[i];
				if (part != null && node.slot(i).scalar() != JdkScalars.BYTES) {
					open.push(part);
				}
			}
		}
		return true;
	}

	/**
	 * What is known of the values of a class.
	 */
	private interface Rule {

		boolean isConstant(Object value, int depth);

	}

	/**
	 * The class declares most parts as what cannot change.
	 */
	private final class OpenParts implements Rule {

		private final StatePlan plan;

		private final int[] open;

		private final Slot[] slots;

		OpenParts(StatePlan plan) {
			this.plan = plan;
			this.open = plan.open();
			this.slots = Arrays.stream(this.open).mapToObj(plan::slot).toArray(Slot[]::new);
		}

		@Override
		public boolean isConstant(Object value, int depth) {
			FieldAccess access = this.plan.access();
			for (int i = 0; i < this.open.length; i++) {
				Object part = (access != null) ? access.part(value, this.open[i]) : this.plan.part(value, this.open[i]);
				if (!isPartConstant(part, this.slots[i], depth)) {
					return false;
				}
			}
			return true;
		}

	}

	private final class AllParts implements Rule {

		private final NodePlan plan;

		AllParts(NodePlan plan) {
			this.plan = plan;
		}

		@Override
		public boolean isConstant(Object value, int depth) {
			@Nullable Object[] parts = this.plan.takeApart(value);
			for (int i = 0; i < parts.length; i++) {
				if (!isPartConstant(parts[i], this.plan.slot(i), depth)) {
					return false;
				}
			}
			return true;
		}

	}

}
