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
 * Tells whether a value is deeply immutable. What is true of all values of a class is
 * remembered; where the class leaves parts open, these are inspected in each value.
 */
final class Constancy {

	/**
	 * The depth up to which a graph is inspected by recursion, without remembering the
	 * nodes.
	 */
	private static final int DEEPEST = 32;

	/**
	 * The number of nodes up to which a graph is inspected by recursion. A node that is
	 * held twice is inspected twice, and so are its parts.
	 */
	private static final int MOST = 100_000;

	/**
	 * The outcome for a value that can change.
	 */
	private static final int CHANGES = -1;

	/**
	 * The outcome for a value that is too deep or too large.
	 */
	private static final int TOO_MUCH = -2;

	private final Plans plans;

	private final Map<Class<?>, Inspection> rules = new ConcurrentHashMap<>();

	private final Map<Plan, Inspection> rulesOfOptions = new ConcurrentHashMap<>();

	Constancy(Plans plans) {
		this.plans = plans;
	}

	/**
	 * Forget what is known of a class, whose values are carried otherwise from now on.
	 */
	void forget(Class<?> type) {
		this.rules.remove(type);
	}

	boolean isConstant(Object value) {
		int outcome = look(value, DEEPEST, MOST);
		return (outcome != TOO_MUCH) ? outcome != CHANGES : walk(value);
	}

	/**
	 * Look at a value and its parts.
	 * @param depth how deep the look may go on
	 * @param most how many nodes it may take in
	 * @return how many more it may take in, or what it says
	 */
	private int look(Object value, int depth, int most) {
		if (value instanceof String) {
			return most;
		}
		Inspection rule = this.rules.get(value.getClass());
		if (rule == null) {
			rule = rule(this.plans.ofClass(value));
			this.rules.put(value.getClass(), rule);
		}
		return rule.look(value, depth, most);
	}

	private Inspection rule(Plan plan) {
		if (plan instanceof ScalarPlan) {
			return (constant, depth, most) -> most;
		}
		if (plan instanceof ChoicePlan choice) {
			return (chosen, depth, most) -> {
				Plan option = choice.choose(chosen);
				// A refusal is about this very value, so it is not remembered.
				return (option instanceof RefusedPlan) ? CHANGES
						: this.rulesOfOptions.computeIfAbsent(option, this::rule).look(chosen, depth, most);
			};
		}
		if (!(plan instanceof NodePlan node) || !node.unchangeable()) {
			return (changing, depth, most) -> CHANGES;
		}
		return (node instanceof StatePlan state) ? new OpenParts(state) : new AllParts(node);
	}

	private int lookAtPart(@Nullable Object part, DeclaredPart place, int depth, int most) {
		if (part == null || place.isBytes() || place.scalar() != null && part.getClass() == place.type()) {
			return most;
		}
		return (depth > 0 && most > 0) ? look(part, depth - 1, most) : TOO_MUCH;
	}

	/**
	 * Look at a whole graph, however deep, and at nothing in it twice.
	 */
	private boolean walk(Object root) {
		Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<Object> open = new ArrayDeque<>(Set.of(root));
		while (!open.isEmpty()) {
			Object value = open.pop();
			if (value instanceof String) {
				continue;
			}
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
				if (part != null && !node.declaredPart(i).isBytes()) {
					open.push(part);
				}
			}
		}
		return true;
	}

	/**
	 * Inspects the values of a class, as far as the class itself leaves it open whether
	 * they can change.
	 */
	private interface Inspection {

		int look(Object value, int depth, int most);

	}

	/**
	 * The class declares most parts as what cannot change.
	 */
	private final class OpenParts implements Inspection {

		private final StatePlan plan;

		private final int[] open;

		private final DeclaredPart[] places;

		OpenParts(StatePlan plan) {
			this.plan = plan;
			this.open = plan.open();
			this.places = Arrays.stream(this.open).mapToObj(plan::declaredPart).toArray(DeclaredPart[]::new);
		}

		@Override
		public int look(Object value, int depth, int most) {
			int remaining = most - 1;
			FieldAccess access = this.plan.access();
			for (int i = 0; i < this.open.length; i++) {
				Object part = (access != null) ? access.part(value, this.open[i]) : this.plan.part(value, this.open[i]);
				remaining = lookAtPart(part, this.places[i], depth, remaining);
				if (remaining < 0) {
					return remaining;
				}
			}
			return remaining;
		}

	}

	private final class AllParts implements Inspection {

		private final NodePlan plan;

		AllParts(NodePlan plan) {
			this.plan = plan;
		}

		@Override
		public int look(Object value, int depth, int most) {
			int remaining = most - 1;
			@Nullable Object[] parts = this.plan.takeApart(value);
			for (int i = 0; i < parts.length; i++) {
				remaining = lookAtPart(parts[i], this.plan.declaredPart(i), depth, remaining);
				if (remaining < 0) {
					return remaining;
				}
			}
			return remaining;
		}

	}

}
