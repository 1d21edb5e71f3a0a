package dev.embercache.codec;

import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Compares a graph with its copy by the plans of its classes: same classes, same parts,
 * and the same object in two places where the original has it in two places.
 * <p>
 * A class whose author wrote an {@code equals} may know of more than its parts tell. If
 * it tells the original from its copy, that is a doubt, which another copy settles: what
 * tells two copies apart as well compares by identity, or holds what does, and nothing is
 * lost. What takes the copies for each other, but not the original for them, has lost
 * something on the way.
 */
final class GraphComparison {

	private static final int MOST_TRIALS = 1_000_000;

	private static final int NODES_OF_FINGERPRINT = 50;

	private final Plans plans;

	private final Map<Object, Object> counterparts;

	private final Set<Class<?>> classes;

	private final int[] trials;

	private final List<Doubt> doubts = new ArrayList<>(0);

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
	 * @param another makes another copy in the same way
	 * @throws EncodingException if anyone could tell the difference
	 */
	void check(Object original, Object copy, Supplier<Object> another) throws EncodingException {
		try {
			walk(original, copy);
		}
		catch (Refusal ex) {
			throw refused(original, ex);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw refused(original,
					new Refusal("it cannot be compared with its copy (%s)".formatted(ex), Refusal.HOLD_OTHERWISE, ex));
		}
		if (!this.doubts.isEmpty()) {
			settleDoubts(copy, another.get());
		}
	}

	private EncodingException refused(Object original, Refusal refusal) {
		EncodingException refused = new EncodingException(Frame.message(this.top, original, this.current, refusal),
				refusal.origin());
		refused.concede(Frame.concession(this.top, refusal));
		return refused;
	}

	private void settleDoubts(Object copy, Object another) {
		GraphComparison ofCopies = new GraphComparison(this.plans);
		ofCopies.walk(copy, another);
		for (Doubt doubt : this.doubts) {
			Object twin = ofCopies.counterparts.get(doubt.copy());
			if (twin == null || !this.plans.equality().tellsApart(doubt.copy(), twin)) {
				EncodingException refused = new EncodingException(doubt.message(), null);
				refused.concede(doubt.concession());
				throw refused;
			}
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
				close(pair);
			}
		}
	}

	private void close(Pair pair) {
		boolean first = this.classes.add(pair.plan.type());
		if (!pair.plan.alike(pair.original, pair.copy) || !holdsItsElements(pair)) {
			throw differs();
		}
		if (pair.plan.mayCompareItself() && (first || pair.plan.proof() != NodePlan.Proof.ONCE)
				&& this.plans.equality().written(pair.plan.type())
				&& this.plans.equality().tellsApart(pair.original, pair.copy)) {
			Refusal refusal = new Refusal("its equals or hashCode depends on state that a copy does not have",
					Refusal.HOLD_OTHERWISE);
			this.doubts.add(new Doubt(pair.copy, Frame.message(this.top, pair.original, pair.original, refusal),
					Frame.concession(this.top, refusal)));
		}
	}

	/**
	 * Return whether a set or map finds what it holds, if the original does.
	 */
	private static boolean holdsItsElements(Pair pair) {
		if (pair.plan.unordered().size() == 0 || pair.copy instanceof IdentityHashMap) {
			return true;
		}
		return finds(pair.copy) || !finds(pair.original);
	}

	private static boolean finds(Object container) {
		Set<?> elements = (container instanceof Map<?, ?> map) ? map.keySet()
				: (container instanceof Set<?> set) ? set : Set.of();
		return elements.stream().allMatch((element) -> element instanceof String || elements.contains(element));
	}

	private static Refusal differs() {
		return new Refusal("it is not restored as it was", Refusal.HOLD_OTHERWISE);
	}

	private void compare(@Nullable Object from, @Nullable Object to) {
		Object original = this.plans.unwrap(from);
		this.current = original;
		if (original == to) {
			return;
		}
		if (original == null || to == null) {
			throw new Refusal("null is not restored as it was", Refusal.HOLD_OTHERWISE);
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
				throw new Refusal("one object in two places is restored as two", Refusal.HOLD_OTHERWISE);
			}
			return;
		}
		if (!(plan instanceof NodePlan left) || !(copied instanceof NodePlan right) || !comparable(left, right)) {
			throw (plan instanceof ReplacementPlan) ? differs().unless(new Concession.ByFields(plan.type()))
					: differs();
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
	 * Bring the parts of the copy into the order of the original's.
	 */
	private void align(@Nullable Object[] left, @Nullable Object[] right, NodePlan.Unordered unordered) {
		int size = unordered.size();
		@Nullable Object[] given = right.clone();
		Map<Integer, List<Integer>> places = new HashMap<>();
		for (int i = unordered.from(); i < given.length; i += size) {
			places.computeIfAbsent(fingerprint(given[i]), (fingerprint) -> new LinkedList<>()).add(i);
		}
		for (int i = unordered.from(); i < left.length; i += size) {
			int place = take(places.getOrDefault(fingerprint(left[i]), List.of()), left[i], given);
			System.arraycopy(given, place, right, i, size);
		}
	}

	private int take(List<Integer> places, @Nullable Object part, @Nullable Object[] given) {
		for (Iterator<Integer> each = places.iterator(); each.hasNext();) {
			int place = each.next();
			if (same(part, given[place])) {
				each.remove();
				return place;
			}
		}
		throw new Refusal("an element or key is not restored as it was", Refusal.HOLD_OTHERWISE);
	}

	/**
	 * Return a number that is the same for a value and its copy, from the beginning of
	 * its graph.
	 */
	private int fingerprint(@Nullable Object root) {
		Deque<Object> open = new ArrayDeque<>();
		if (root != null) {
			open.push(root);
		}
		int fingerprint = 1;
		for (int left = NODES_OF_FINGERPRINT; left > 0 && !open.isEmpty(); left--) {
			Object value = Objects.requireNonNull(this.plans.unwrap(open.pop()));
			Plan plan = this.plans.of(value);
			fingerprint = 31 * fingerprint + plan.type().getName().hashCode();
			if (plan instanceof ScalarPlan && !(value instanceof URL)) {
				fingerprint = 31 * fingerprint
						+ ((value instanceof Enum<?> constant) ? constant.name() : value.toString()).hashCode();
			}
			else if (plan instanceof NodePlan node && !(node instanceof SerialPlan) && node.unordered().size() == 0) {
				for (Object part : node.takeApart(value)) {
					if (part != null) {
						open.add(part);
					}
				}
			}
		}
		return fingerprint;
	}

	private boolean same(@Nullable Object left, @Nullable Object right) {
		if (left != null && right != null && this.plans.of(left) instanceof ScalarPlan scalar) {
			return scalar == this.plans.of(right) && scalar.same(left, right);
		}
		if (this.trials[0]++ > MOST_TRIALS) {
			throw new Refusal("too many unordered elements to compare them with their copies", Refusal.HOLD_OTHERWISE);
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

	/**
	 * A copy that is not taken for its original.
	 *
	 * @param copy the copy
	 * @param message says so, with the path to it
	 * @param concession what could be done about it
	 */
	private record Doubt(Object copy, String message, @Nullable Concession concession) {

	}

	private static final class Pair extends Frame {

		private final Object original;

		private final Object copy;

		private final @Nullable Object[] left;

		private final @Nullable Object[] right;

		Pair(NodePlan plan, @Nullable Frame parent, Object original, Object copy, @Nullable Object[] left,
				@Nullable Object[] right) {
			super(plan, parent);
			this.original = original;
			this.copy = copy;
			this.left = left;
			this.right = right;
		}

		@Override
		String step(int index) {
			return this.plan.stepToEvidence(index);
		}

	}

	/**
	 * Forgets what a trial learns when the trial ends. What was known before remains.
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
