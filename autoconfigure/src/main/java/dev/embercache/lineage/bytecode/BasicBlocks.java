package dev.embercache.lineage.bytecode;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;

/**
 * The basic blocks of a method: what is known of the stack where code jumps to one.
 */
final class BasicBlocks {

	private final Map<Label, Frame> frames = new IdentityHashMap<>();

	private final Set<Label> begun = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Set<Label> handlers = Collections.newSetFromMap(new IdentityHashMap<>());

	void handle(Label handler) {
		this.handlers.add(handler);
	}

	boolean isHandler(Label label) {
		return this.handlers.contains(label);
	}

	/**
	 * Begin a block.
	 * @return what is known from the jumps to it, or {@code null} if there was none yet
	 */
	@Nullable Frame begin(Label label) {
		this.begun.add(label);
		return this.frames.get(label);
	}

	/**
	 * Return whether a jump to a label is one backwards.
	 */
	boolean hasBegun(Label label) {
		return this.begun.contains(label);
	}

	@Nullable Frame find(Label label) {
		return this.frames.get(label);
	}

	void jump(Label label, Frame frame) {
		this.frames.put(label, frame);
	}

	/**
	 * What is known of the stack where code jumps to a label.
	 *
	 * @param height the number of slots
	 * @param self the slots that hold {@code this}
	 * @param containers the slots that hold containers from fields
	 */
	record Frame(int height, List<Integer> self, Map<Integer, FollowedContainer> containers) {

	}

}
