package dev.embercache.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a graph of objects as tokens.
 * <p>
 * A node is an array: a head, then its parts. The head is the name of its plan where the
 * plan is met first, its number in order of first meeting later, or a negative number for
 * a node that stands further up: -1 is the first one. So a class and its fields are named
 * once, not per object. A scalar is a bare token where its place declares it or where the
 * token tells its class, and an array of head and token anywhere else.
 */
final class GraphWriter {

	private final Plans plans;

	private final JsonGenerator out;

	private final Map<Object, Node> nodes = new IdentityHashMap<>();

	private final Map<Plan, Integer> heads = new HashMap<>();

	private final Set<Plan> seen = new HashSet<>();

	private Set<String> classNames = Set.of();

	private final List<NodePlan> unproven = new ArrayList<>();

	private @Nullable Node top;

	private @Nullable Object current;

	private boolean provenByRule = true;

	GraphWriter(Plans plans, JsonGenerator out) {
		this.plans = plans;
		this.out = out;
	}

	/**
	 * Write a graph.
	 * @param root the value
	 * @throws EncodingException if anything in it is refused
	 */
	void write(Object root) throws EncodingException {
		try {
			write(root, Slot.ANY);
			while (this.top != null) {
				Node node = this.top;
				if (node.next < node.parts.length) {
					int index = node.next++;
					write(node.parts[index], node.plan.slot(index));
				}
				else {
					this.out.writeEndArray();
					node.open = false;
					this.top = (Node) node.parent;
				}
			}
		}
		catch (Refusal ex) {
			throw refused(ex, root);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw refused(new Refusal("it cannot be taken apart (%s)".formatted(ex), Refusal.HOLD_OTHERWISE, ex), root);
		}
	}

	private EncodingException refused(Refusal refusal, Object root) {
		return new EncodingException(Walk.message(this.top, root, this.current, refusal), refusal.origin());
	}

	private void write(@Nullable Object part, Slot slot) {
		this.current = part;
		Object value = this.plans.unwrap(part);
		if (value == null) {
			this.out.writeNull();
			return;
		}
		Plan plan = (slot.scalar() == JdkScalars.BYTES) ? slot.scalar() : this.plans.of(value);
		if (plan instanceof RefusedPlan refused) {
			throw refused.refusal();
		}
		if (plan instanceof NodePlan node) {
			open(value, node, slot);
		}
		else {
			write(value, (ScalarPlan) plan, slot);
		}
	}

	private void write(Object value, ScalarPlan plan, Slot slot) {
		if (value instanceof Class<?> type) {
			collect(type);
		}
		else if (plan.isOfApplication() && this.seen.add(plan)) {
			collect(plan.type());
		}
		if (slot.scalar() == plan || (slot.scalar() == null && plan.natural(value))) {
			plan.write(value, this.out);
		}
		else {
			this.out.writeStartArray();
			writeHead(plan);
			plan.write(value, this.out);
			this.out.writeEndArray();
		}
	}

	/**
	 * Most graphs are of one class of the application, whose names are known already.
	 */
	private void collect(Class<?> type) {
		Set<String> names = this.plans.world().applicationNames(type);
		if (this.classNames.isEmpty()) {
			this.classNames = names;
		}
		else if (!this.classNames.containsAll(names)) {
			this.classNames = new HashSet<>(this.classNames);
			this.classNames.addAll(names);
		}
	}

	private void open(Object value, NodePlan plan, Slot slot) {
		if (!slot.type().isAssignableFrom(plan.type())) {
			throw new Refusal("%s would come back as %s, which does not fit".formatted(value.getClass().getName(),
					plan.type().getName()), Refusal.HOLD_OTHERWISE);
		}
		Node known = this.nodes.get(value);
		if (known != null) {
			refer(known);
			return;
		}
		see(plan, value);
		Node node = new Node(plan, this.top, plan.takeApart(value), this.nodes.size());
		this.nodes.put(value, node);
		this.out.writeStartArray();
		writeHead(plan);
		this.top = node;
	}

	private void refer(Node known) {
		if (known.open) {
			if (!known.plan.allocatable()) {
				throw new Refusal("it leads back to the %s that holds it, which is made of its parts"
					.formatted(known.plan.type().getName()), "Break the cycle.");
			}
			this.provenByRule = false;
		}
		this.out.writeStartArray();
		this.out.writeNumber(-1 - known.id);
		this.out.writeEndArray();
	}

	private void see(NodePlan plan, Object value) {
		if (!this.seen.add(plan)) {
			return;
		}
		if (plan.isOfApplication()) {
			collect(plan.type());
		}
		if (plan.trust() == NodePlan.Trust.NEVER) {
			this.provenByRule = false;
		}
		else if (plan.trust() == NodePlan.Trust.ONCE && !this.plans.proven(plan)) {
			this.unproven.add(plan);
		}
	}

	private void writeHead(Plan plan) {
		Integer number = this.heads.putIfAbsent(plan, this.heads.size());
		if (number != null) {
			this.out.writeNumber(number);
		}
		else {
			this.out.writeString(plan.name());
		}
	}

	/**
	 * Return the application classes of the graph.
	 */
	Set<String> classNames() {
		return this.classNames;
	}

	/**
	 * Return whether what was written has to be seen coming back.
	 */
	boolean inDoubt() {
		return !this.provenByRule || !this.unproven.isEmpty();
	}

	/**
	 * Return the plans that are proven once this graph was seen coming back.
	 */
	List<NodePlan> unproven() {
		return this.unproven;
	}

	private static final class Node extends Walk {

		private final @Nullable Object[] parts;

		private final int id;

		private boolean open = true;

		Node(NodePlan plan, @Nullable Walk parent, @Nullable Object[] parts, int id) {
			super(plan, parent);
			this.parts = parts;
			this.id = id;
		}

	}

}
