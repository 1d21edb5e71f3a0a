package dev.embercache.codec;

import java.util.ArrayList;
import java.util.List;

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

	private final HandleTable nodes = new HandleTable();

	private final HandleTable heads = new HandleTable();

	private @Nullable Plan lastScalar;

	private ClassNames classNames = ClassNames.NONE;

	private List<NodePlan> unproven = List.of();

	private @Nullable WriteFrame top;

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
			write(root, DeclaredPart.ANY);
			while (this.top != null) {
				WriteFrame node = this.top;
				while (node == this.top && node.next < node.parts.length) {
					int index = node.next++;
					write(node.parts[index], node.plan.declaredPart(index));
				}
				if (node == this.top) {
					this.out.writeEndArray();
					this.top = (WriteFrame) node.parent;
				}
			}
		}
		catch (Refusal ex) {
			throw refused(ex, root);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw refused(new Refusal("its content cannot be read (%s)".formatted(ex), Refusal.HOLD_OTHERWISE, ex),
					root);
		}
	}

	private EncodingException refused(Refusal refusal, Object root) {
		EncodingException refused = new EncodingException(Frame.message(this.top, root, this.current, refusal),
				refusal.origin());
		refused.concede(Frame.concession(this.top, refusal));
		return refused;
	}

	private void write(@Nullable Object part, DeclaredPart place) {
		this.current = part;
		if (part instanceof String text) {
			if (!JdkTexts.write(text, this.out)) {
				write(text, JdkScalars.UTF_16, place);
			}
			return;
		}
		ScalarPlan declared = place.scalar();
		if (part != null && declared != null && declared.type() == part.getClass()) {
			// The declaration tells the plan of most scalars and spares the look for it.
			write(part, declared, place);
			return;
		}
		Object value = this.plans.unwrap(part);
		if (value == null) {
			this.out.writeNull();
			return;
		}
		Plan plan = this.plans.of(value);
		if (plan instanceof RefusedPlan refused) {
			throw refused.refusal();
		}
		if (plan instanceof NodePlan node) {
			open(value, node, place);
		}
		else {
			write(value, (ScalarPlan) plan, place);
		}
	}

	private void write(Object value, ScalarPlan plan, DeclaredPart place) {
		if (value instanceof Class<?> type) {
			this.classNames = this.classNames.and(this.plans.allowedTypes().names(type));
		}
		else if (plan.isOfApplication() && plan != this.lastScalar) {
			this.classNames = plan.addTo(this.classNames, this.plans.allowedTypes());
			this.lastScalar = plan;
		}
		if (place.scalar() == plan || (place.scalar() == null && plan.natural(value))) {
			plan.write(value, this.out);
		}
		else {
			this.out.writeStartArray();
			writeHead(plan);
			plan.write(value, this.out);
			this.out.writeEndArray();
		}
	}

	private void open(Object value, NodePlan plan, DeclaredPart place) {
		if (!place.type().isAssignableFrom(plan.type())) {
			throw new Refusal("%s would be restored as %s, which does not fit".formatted(value.getClass().getName(),
					plan.type().getName()), Refusal.HOLD_OTHERWISE);
		}
		int known = this.nodes.assign(value);
		if (known >= 0) {
			refer(known);
			return;
		}
		@Nullable Object[] parts = plan.takeApart(value);
		this.out.writeStartArray();
		if (writeHead(plan)) {
			meet(plan);
		}
		this.top = new WriteFrame(plan, this.top, parts, this.nodes.size() - 1);
	}

	private void refer(int known) {
		WriteFrame open = this.top;
		while (open != null && open.number != known) {
			open = (open.number > known) ? (WriteFrame) open.parent : null;
		}
		if (open != null) {
			if (!open.plan.allocatable()) {
				throw new Refusal("it refers back to the %s that holds it, which is created from its parts"
					.formatted(open.plan.type().getName()), Refusal.BREAK_THE_CYCLE);
			}
			this.provenByRule = false;
		}
		this.out.writeStartArray();
		this.out.writeNumber(-1 - known);
		this.out.writeEndArray();
	}

	/**
	 * Take note of a plan that is met first.
	 */
	private void meet(NodePlan plan) {
		if (plan.isOfApplication()) {
			this.classNames = plan.addTo(this.classNames, this.plans.allowedTypes());
		}
		if (plan.proof() == NodePlan.Proof.EACH) {
			this.provenByRule = false;
		}
		else if (plan.proof() == NodePlan.Proof.ONCE && !plan.decoded()) {
			if (this.unproven.isEmpty()) {
				this.unproven = new ArrayList<>();
			}
			this.unproven.add(plan);
		}
	}

	/**
	 * Write the beginning of a node or scalar.
	 * @return whether the plan is met first
	 */
	private boolean writeHead(Plan plan) {
		int number = this.heads.assign(plan);
		if (number >= 0) {
			this.out.writeNumber(number);
			return false;
		}
		this.out.writeString(plan.writtenName());
		return true;
	}

	/**
	 * Return the classes of the graph.
	 */
	ClassNames classNames() {
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

	private static final class WriteFrame extends Frame {

		private final @Nullable Object[] parts;

		private final int number;

		WriteFrame(NodePlan plan, @Nullable Frame parent, @Nullable Object[] parts, int number) {
			super(plan, parent);
			this.parts = parts;
			this.number = number;
		}

	}

}
