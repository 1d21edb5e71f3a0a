package dev.embercache.codec;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A node that is being put together: its parts come one after another, and one of them
 * may lead back to it. A part that does not exist yet is the node that will be it.
 */
class OpenNode extends Frame {

	private @Nullable Object[] parts;

	private @Nullable Object value;

	private boolean open = true;

	private boolean referred;

	private boolean incomplete;

	OpenNode(NodePlan plan, @Nullable Frame parent, int size) {
		super(plan, parent);
		this.parts = new Object[size];
	}

	OpenNode(NodePlan plan, @Nullable Frame parent, @Nullable Object[] parts) {
		super(plan, parent);
		this.parts = parts;
	}

	/**
	 * A part counts once it is complete.
	 */
	@Override
	final int at() {
		return this.next;
	}

	final void add(@Nullable Object part) {
		if (this.next == this.parts.length) {
			this.parts = Arrays.copyOf(this.parts, Math.max(8, this.next * 2));
		}
		this.incomplete |= part instanceof OpenNode;
		this.parts[this.next++] = part;
	}

	/**
	 * Return the part that comes next, in the place where its copy will be.
	 */
	final @Nullable Object nextPart() {
		return this.parts[this.next];
	}

	/**
	 * Return whether there are more parts to come.
	 */
	final boolean hasNext() {
		return this.next < this.parts.length;
	}

	/**
	 * Return the parts that were added.
	 */
	final @Nullable Object[] parts() {
		return (this.next == this.parts.length) ? this.parts : Arrays.copyOf(this.parts, this.next);
	}

	/**
	 * Return the parts with those that exist by now in the place of their nodes.
	 * @param missing whether others are {@code null}, rather than a fault
	 */
	final @Nullable Object[] partsNow(boolean missing) {
		@Nullable Object[] now = parts().clone();
		for (int i = 0; i < now.length; i++) {
			if (now[i] instanceof OpenNode node) {
				if (node.value == null && !missing) {
					throw new Refusal("it refers back to the object that holds it", Refusal.BREAK_THE_CYCLE);
				}
				now[i] = node.value;
			}
		}
		return now;
	}

	/**
	 * Return whether a part does not exist yet.
	 */
	final boolean incomplete() {
		return this.incomplete;
	}

	/**
	 * Return whether a part led back to this node while it was open.
	 */
	final boolean referred() {
		return this.referred;
	}

	final boolean open() {
		return this.open;
	}

	final void refer() {
		this.referred = true;
	}

	final @Nullable Object value() {
		return this.value;
	}

	final void value(Object value) {
		this.value = value;
	}

	final void close() {
		this.open = false;
	}

}
