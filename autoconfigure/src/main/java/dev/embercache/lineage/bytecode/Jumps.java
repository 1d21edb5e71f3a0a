package dev.embercache.lineage.bytecode;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

import org.objectweb.asm.Label;

import dev.embercache.lineage.Tokens;

/**
 * Writes where the code of a method goes to: labels by numbers in the order of their use,
 * and in the end the position of each.
 */
final class Jumps {

	private final Map<Label, Integer> numbers = new IdentityHashMap<>();

	private final Map<Label, Integer> positions = new IdentityHashMap<>();

	/**
	 * Write a label.
	 */
	void add(Label label, Tokens code) {
		code.add(this.numbers.computeIfAbsent(label, (key) -> this.numbers.size()));
	}

	/**
	 * Take note of the position of a label.
	 * @param label the label
	 * @param position the number of instructions before it
	 */
	void at(Label label, int position) {
		this.positions.put(label, position);
	}

	/**
	 * Write the positions of all labels in use.
	 */
	void end(Tokens code) {
		code.add("labels");
		int[] targets = new int[this.numbers.size()];
		this.numbers.forEach((label, number) -> targets[number] = Objects.requireNonNull(this.positions.get(label)));
		for (int target : targets) {
			code.add(target);
		}
	}

}
