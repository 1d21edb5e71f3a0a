package dev.embercache.codec;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Copies a graph without taking it to bytes. What cannot change is shared with the
 * original.
 */
final class GraphCopier {

	private final Plans plans;

	private final Map<Object, Node> nodes = new IdentityHashMap<>();

	private final Set<NodePlan> unproven = new HashSet<>();

	private boolean inDoubt;

	private boolean tree = true;

	private @Nullable Node top;

	private @Nullable Object result;

	private @Nullable Object current;

	GraphCopier(Plans plans) {
		this.plans = plans;
	}

	/**
	 * Copy a graph.
	 * @param root the value
	 * @return a copy of everything in it that can change
	 * @throws CodecException if anything in it is refused
	 */
	Object copy(Object root) throws CodecException {
		try {
			copyPart(root, Slot.ANY);
			while (this.top != null) {
				Node node = this.top;
				if (node.next < node.parts.length) {
					copyPart(node.parts[node.next], node.plan.slot(node.next));
				}
				else {
					close(node);
				}
			}
			return (this.result != null) ? this.result : root;
		}
		catch (Refusal ex) {
			throw new CodecException(Walk.message(this.top, root, this.current, ex), ex.origin());
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			Refusal refusal = new Refusal("it cannot be copied (%s)".formatted(ex), Refusal.HOLD_OTHERWISE, ex);
			throw new CodecException(Walk.message(this.top, root, this.current, refusal), ex);
		}
	}

	/**
	 * Return whether nothing that was copied was met twice, and nothing stood so deep
	 * that a thread's stack has no room for the way there.
	 */
	boolean tree() {
		return this.tree;
	}

	/**
	 * Return whether the copy has to be compared with the original.
	 */
	boolean inDoubt() {
		return this.inDoubt;
	}

	/**
	 * Return the plans whose values were never compared with a copy.
	 */
	Set<NodePlan> unproven() {
		return this.unproven;
	}

	private void copyPart(@Nullable Object part, Slot slot) {
		if (part instanceof String || slot.scalar() == JdkScalars.BYTES) {
			give(part);
			return;
		}
		this.current = part;
		Object value = this.plans.unwrap(part);
		Plan plan = (value != null) ? this.plans.of(value) : null;
		if (plan instanceof RefusedPlan refused) {
			throw refused.refusal();
		}
		if (value == null || !(plan instanceof NodePlan nodePlan)) {
			give(value);
			return;
		}
		Node known = this.nodes.get(value);
		if (known != null) {
			Object copied = known.copied();
			this.tree &= copied == value;
			give(copied);
			return;
		}
		see(nodePlan);
		this.top = new Node(nodePlan, this.top, value);
		this.tree &= this.top.depth <= TreeCopier.DEEPEST;
		this.nodes.put(value, this.top);
	}

	private void see(NodePlan plan) {
		if (plan.trust() == NodePlan.Trust.NEVER) {
			this.inDoubt = true;
		}
		else if (plan.trust() == NodePlan.Trust.ONCE && !this.plans.copied(plan)) {
			this.inDoubt |= this.unproven.add(plan);
		}
	}

	private void close(Node node) {
		if (node.copy == null && !node.changed && node.plan.unchangeable() && !node.plan.resolving()) {
			node.copy = node.original;
		}
		else {
			node.copy = node.plan.putTogether(node.copy, node.parts);
		}
		this.top = (Node) node.parent;
		give(node.copy);
	}

	private void give(@Nullable Object copy) {
		if (this.top != null) {
			this.top.take(copy);
		}
		else {
			this.result = copy;
		}
	}

	private static final class Node extends Walk {

		private final Object original;

		private final @Nullable Object[] parts;

		private final int depth;

		private @Nullable Object copy;

		private boolean changed;

		Node(NodePlan plan, @Nullable Walk parent, Object original) {
			super(plan, parent);
			this.original = original;
			this.parts = plan.takeApart(original);
			this.depth = (parent instanceof Node above) ? above.depth + 1 : 0;
		}

		/**
		 * A part counts once it is copied.
		 */
		@Override
		int at() {
			return Math.max(0, Math.min(this.next, this.parts.length - 1));
		}

		void take(@Nullable Object part) {
			this.changed |= this.parts[this.next] != part;
			this.parts[this.next++] = part;
		}

		Object copied() {
			if (this.copy == null) {
				this.copy = this.plan.allocate();
			}
			if (this.copy == null) {
				throw new Refusal("it leads back to what holds it", "Break the cycle.");
			}
			return this.copy;
		}

	}

}
