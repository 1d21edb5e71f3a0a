package dev.embercache.codec;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Copies a graph without taking it to bytes. What cannot change is shared with the
 * original.
 */
final class GraphCopier {

	private final Plans plans;

	private final Map<Object, CopyFrame> nodes = new IdentityHashMap<>();

	private final Set<NodePlan> unproven = new HashSet<>();

	private final Assembly assembly = new Assembly();

	private boolean inDoubt;

	private boolean tree = true;

	private @Nullable CopyFrame top;

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
			copyPart(root, DeclaredPart.ANY);
			while (this.top != null) {
				CopyFrame node = this.top;
				if (node.hasNext()) {
					copyPart(node.nextPart(), node.plan.declaredPart(node.next));
				}
				else {
					close(node);
				}
			}
			Object copy = this.assembly.end(this.result);
			return (copy != null) ? copy : root;
		}
		catch (Refusal ex) {
			throw refused(ex, root);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			Refusal refusal = new Refusal("it cannot be copied (%s)".formatted(ex), Refusal.HOLD_OTHERWISE, ex);
			throw refused(refusal, root);
		}
	}

	private CodecException refused(Refusal refusal, Object root) {
		CodecException refused = new CodecException(Frame.message(this.top, root, this.current, refusal),
				refusal.origin());
		refused.concede(Frame.concession(this.top, refusal));
		return refused;
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

	private void copyPart(@Nullable Object part, DeclaredPart place) {
		if (part instanceof String || place.isBytes()) {
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
		CopyFrame known = this.nodes.get(value);
		if (known != null) {
			Object copied = this.assembly.refer(known);
			this.tree &= copied == value;
			give(copied);
			return;
		}
		see(nodePlan);
		this.top = new CopyFrame(nodePlan, this.top, value);
		this.tree &= this.top.depth <= RecursiveCopier.DEEPEST;
		this.nodes.put(value, this.top);
	}

	private void see(NodePlan plan) {
		if (plan.proof() == NodePlan.Proof.EACH) {
			this.inDoubt = true;
		}
		else if (plan.proof() == NodePlan.Proof.ONCE && !plan.copied()) {
			this.inDoubt |= this.unproven.add(plan);
		}
	}

	private void close(CopyFrame node) {
		Object copy;
		if (node.value() == null && !node.changed && node.plan.unchangeable() && !node.plan.resolving()) {
			node.value(node.original);
			node.close();
			copy = node.original;
		}
		else {
			copy = this.assembly.close(node);
		}
		this.top = (CopyFrame) node.parent;
		give(copy);
	}

	private void give(@Nullable Object copy) {
		if (this.top != null) {
			this.top.take(copy);
		}
		else {
			this.result = copy;
		}
	}

	private static final class CopyFrame extends OpenNode {

		private final Object original;

		private final int depth;

		private boolean changed;

		CopyFrame(NodePlan plan, @Nullable Frame parent, Object original) {
			super(plan, parent, plan.takeApart(original));
			this.original = original;
			this.depth = (parent instanceof CopyFrame above) ? above.depth + 1 : 0;
		}

		void take(@Nullable Object part) {
			this.changed |= nextPart() != part;
			add(part);
		}

	}

}
