package dev.embercache.codec;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Puts the nodes of one graph together.
 * <p>
 * A node is put together once it has all of its parts. A part that leads back to a node
 * that is still open gets that node without its parts. As long as there is such a node,
 * no method of anything that holds it may be called: a set of children whose hash code
 * reads their parent would ask a parent that has no fields yet. So everything that looks
 * into its parts (hashed and sorted containers, classes with a constructor or a hook of
 * their own) waits for the end of the graph, and so does everything that needs it as a
 * part:
 * <ul>
 * <li>A container that can be empty first is created at once and filled in the end.</li>
 * <li>An object whose fields are set is created at once with the parts that exist by
 * then; its other fields are set in the end.</li>
 * <li>Anything else does not exist until the end; until then its node stands for it.</li>
 * </ul>
 * Waiting nodes are put together in the order in which they were closed, parts before
 * what holds them.
 */
final class Assembly {

	private final List<OpenNode> waiting = new ArrayList<>(0);

	private int referred;

	/**
	 * Return what a part gets that leads to a node which was met before: the value, or
	 * the node if there is none yet.
	 * @throws Refusal if the value cannot exist before its parts
	 */
	Object refer(OpenNode node) {
		Object value = node.value();
		if (value != null) {
			return value;
		}
		if (!node.open()) {
			return node;
		}
		Object allocated = node.plan.allocate();
		if (allocated == null) {
			throw new Refusal("it refers back to the object that holds it", Refusal.BREAK_THE_CYCLE);
		}
		node.value(allocated);
		node.refer();
		this.referred++;
		return allocated;
	}

	/**
	 * Close a node that has all of its parts.
	 * @return its value, or the node if there is none yet
	 */
	Object close(OpenNode node) {
		if (node.incomplete() || (this.referred > 0 || !this.waiting.isEmpty()) && node.plan.looksIntoParts()) {
			return await(node);
		}
		node.value(node.plan.putTogether(node.value(), node.parts()));
		return closed(node);
	}

	private Object await(OpenNode node) {
		if (node.value() == null && node.plan.allocatable()) {
			Object allocated = node.plan.allocate();
			if (allocated != null) {
				node.value(allocated);
			}
		}
		if (node.value() != null && node.plan instanceof FieldPlan plan) {
			plan.putTogether(node.value(), node.partsNow(true));
		}
		this.waiting.add(node);
		return closed(node);
	}

	private Object closed(OpenNode node) {
		node.close();
		if (node.referred()) {
			this.referred--;
		}
		Object value = node.value();
		return (value != null) ? value : node;
	}

	/**
	 * Put together what waits for the end.
	 * @param root the value of the root, or its node
	 * @return the value of the root
	 */
	@Nullable Object end(@Nullable Object root) {
		for (OpenNode node : this.waiting) {
			node.value(node.plan.putTogether(node.value(), node.partsNow(false)));
		}
		return (root instanceof OpenNode node) ? node.value() : root;
	}

}
