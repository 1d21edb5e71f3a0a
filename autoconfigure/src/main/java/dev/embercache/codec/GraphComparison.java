package dev.embercache.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Compares a graph with its copy by the plans of its classes: same classes, same parts,
 * and the same object in two places where the original has it in two places.
 */
final class GraphComparison {

	private static final int MOST_TRIALS = 100_000;

	private final Plans plans;

	private final Map<Object, Object> counterparts;

	private final Set<Class<?>> classes;

	private final int[] trials;

	private @Nullable Pair top;

	private @Nullable Object current;

	GraphComparison(Plans plans) {
		this(plans, new IdentityHashMap<>(), new HashSet<>(), new int[1]);
	}

	private GraphComparison(Plans plans, Map<Object, Object> counterparts, Set<Class<?>> classes, int[] trials) {
		this.plans = plans;
		this.counterparts = counterparts;
		this.classes = classes;
		this.trials = trials;
	}

	/**
	 * Check that a copy is what it was made from.
	 * @param original the value
	 * @param copy what came back
	 * @throws EncodingException if anyone could tell the difference
	 */
	void check(Object original, Object copy) throws EncodingException {
		try {
			walk(original, copy);
		}
		catch (Refusal ex) {
			throw new EncodingException(
					"%s: %s. %s".formatted(Walk.path(this.top, original.getClass()), ex.reason(), ex.remedy()),
					(ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (RuntimeException | StackOverflowError ex) {
			Refusal refusal = new Refusal("it cannot be compared with its copy (%s)".formatted(ex),
					Refusal.HOLD_OTHERWISE, ex);
			throw new EncodingException(Walk.message(this.top, original, this.current, refusal), ex);
		}
	}

	private void walk(@Nullable Object original, @Nullable Object copy) {
		compare(original, copy);
		while (this.top != null) {
			Pair pair = this.top;
			if (pair.next < pair.left.length) {
				int index = pair.next++;
				compare(pair.left[index], pair.right[index]);
			}
			else {
				this.top = (Pair) pair.parent;
				this.current = pair.original;
				boolean first = this.classes.add(pair.plan.type());
				if (!pair.plan.alike(pair.original, pair.copy, first)) {
					throw differs();
				}
			}
		}
	}

	private static Refusal differs() {
		return new Refusal("it does not come back as it was", Refusal.HOLD_OTHERWISE);
	}

	private void compare(@Nullable Object from, @Nullable Object to) {
		Object original = this.plans.unwrap(from);
		this.current = original;
		if (original == to) {
			return;
		}
		if (original == null || to == null) {
			throw new Refusal("null does not come back as it was", Refusal.HOLD_OTHERWISE);
		}
		Plan plan = this.plans.of(original);
		Plan copied = this.plans.of(to);
		if (plan instanceof ScalarPlan scalar) {
			if (plan != copied || !scalar.same(original, to)) {
				throw differs();
			}
			return;
		}
		Object counterpart = this.counterparts.putIfAbsent(original, to);
		if (counterpart != null) {
			if (counterpart != to) {
				throw new Refusal("one object in two places comes back as two", Refusal.HOLD_OTHERWISE);
			}
			return;
		}
		if (!(plan instanceof NodePlan left) || !(copied instanceof NodePlan right) || !comparable(left, right)) {
			throw differs();
		}
		open(original, left, to, right);
	}

	private boolean comparable(NodePlan left, NodePlan right) {
		return left.type() == right.type() || (left instanceof ReplacementPlan && right instanceof ReplacementPlan
				&& Collection.class.isAssignableFrom(left.type()) == Collection.class.isAssignableFrom(right.type()));
	}

	private void open(Object original, NodePlan left, Object copy, NodePlan right) {
		@Nullable Object[] leftParts = left.evidence(original);
		@Nullable Object[] rightParts = right.evidence(copy);
		if (leftParts.length != rightParts.length) {
			throw differs();
		}
		NodePlan.Unordered unordered = left.unordered();
		if (unordered.size() > 0) {
			align(leftParts, rightParts, unordered);
		}
		this.top = new Pair(left, this.top, original, copy, leftParts, rightParts);
	}

	/**
	 * Bring the parts of the copy into the order of the original's, by trial. Usually
	 * they are in that order already.
	 */
	private void align(@Nullable Object[] left, @Nullable Object[] right, NodePlan.Unordered unordered) {
		int size = unordered.size();
		for (int i = unordered.from(); i < left.length; i += size) {
			int match = -1;
			for (int j = i; match < 0 && j < right.length; j += size) {
				if (same(left[i], right[j])) {
					match = j;
				}
			}
			if (match < 0) {
				throw new Refusal("an element or key does not come back as it was", Refusal.HOLD_OTHERWISE);
			}
			for (int k = 0; k < size; k++) {
				Object moved = right[i + k];
				right[i + k] = right[match + k];
				right[match + k] = moved;
			}
		}
	}

	private boolean same(@Nullable Object left, @Nullable Object right) {
		if (left != null && right != null && this.plans.of(left) instanceof ScalarPlan scalar) {
			return scalar == this.plans.of(right) && scalar.same(left, right);
		}
		if (this.trials[0]++ > MOST_TRIALS) {
			throw new Refusal("too many elements without an order to be compared with their copies",
					Refusal.HOLD_OTHERWISE);
		}
		try {
			new GraphComparison(this.plans, new Overlay(this.counterparts), new HashSet<>(this.classes), this.trials)
				.walk(left, right);
			return true;
		}
		catch (Refusal ex) {
			return false;
		}
	}

	private static final class Pair extends Walk {

		private final Object original;

		private final Object copy;

		private final @Nullable Object[] left;

		private final @Nullable Object[] right;

		Pair(NodePlan plan, @Nullable Walk parent, Object original, Object copy, @Nullable Object[] left,
				@Nullable Object[] right) {
			super(plan, parent);
			this.original = original;
			this.copy = copy;
			this.left = left;
			this.right = right;
		}

	}

	/**
	 * What a trial learns is forgotten with it; what was known before it holds.
	 */
	private static final class Overlay extends HashMap<Object, Object> {

		private static final long serialVersionUID = 1L;

		private final transient Map<Object, Object> known;

		private final transient Map<Object, Object> learned = new IdentityHashMap<>();

		Overlay(Map<Object, Object> known) {
			this.known = known;
		}

		@Override
		public @Nullable Object putIfAbsent(Object original, Object copy) {
			Object before = this.known.get(original);
			return (before != null) ? before : this.learned.putIfAbsent(original, copy);
		}

		@Override
		public @Nullable Object get(@Nullable Object original) {
			Object before = this.known.get(original);
			return (before != null) ? before : this.learned.get(original);
		}

	}

}
