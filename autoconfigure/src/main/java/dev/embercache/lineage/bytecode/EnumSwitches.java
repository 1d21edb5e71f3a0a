package dev.embercache.lineage.bytecode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Recognises where code switches over an enum by way of a class that numbers its
 * constants, as {@code $SwitchMap$Color[color.ordinal()]}, and tells the constants
 * instead. The numbers depend on what other code switches over.
 */
final class EnumSwitches {

	private final Map<String, Map<Integer, Reference>> switchMaps;

	private final References references;

	private final Deque<Reference> open = new ArrayDeque<>();

	private boolean ordinal;

	private boolean looked;

	EnumSwitches(Map<String, Map<Integer, Reference>> switchMaps, References references) {
		this.switchMaps = switchMaps;
		this.references = references;
	}

	/**
	 * Take a read of a field.
	 * @param opcode the instruction
	 * @param owner the internal name of the class
	 * @param field the field
	 * @return whether it is the beginning of a switch
	 */
	boolean begin(int opcode, String owner, Reference field) {
		boolean begins = opcode == Opcodes.GETSTATIC && this.switchMaps.containsKey(owner + "." + field.name());
		if (begins) {
			this.open.push(field);
		}
		return begins;
	}

	/**
	 * Take any instruction.
	 */
	void instruction(int opcode) {
		this.looked = this.ordinal && opcode == Opcodes.IALOAD;
		this.ordinal = false;
	}

	/**
	 * Take a call, after its instruction.
	 */
	void call(String name, String descriptor) {
		this.ordinal = name.equals("ordinal") && descriptor.equals("()I");
	}

	/**
	 * Return where a switch over an enum goes, before its instruction.
	 * @param fallback where it goes by default
	 * @param keys the numbers that it knows
	 * @param labels where it goes for these
	 * @return where it goes by the name of the constant, or {@code null} if it is none
	 * over an enum
	 */
	@Nullable Map<String, Label> cases(Label fallback, int[] keys, Label[] labels) {
		if (!this.looked || this.open.isEmpty()) {
			return null;
		}
		Reference field = this.open.peek();
		Map<Integer, Reference> constants = this.switchMaps
			.getOrDefault(field.owner().replace('.', '/') + "." + field.name(), Map.of());
		Map<String, Label> cases = new TreeMap<>();
		for (int i = 0; i < keys.length; i++) {
			Reference constant = constants.get(keys[i]);
			if (labels[i] != fallback) {
				if (constant == null) {
					return null;
				}
				cases.put(constant.name(), labels[i]);
			}
		}
		for (Reference constant : constants.values()) {
			if (cases.containsKey(constant.name())) {
				this.references.add(constant);
				this.references.add(Reference.to(How.MENTION, constant.owner()));
			}
		}
		this.open.pop();
		return cases;
	}

	/**
	 * Take note of the end of the method. What turned out to be no switch is a read of a
	 * field.
	 */
	void end() {
		this.open.forEach(this.references::add);
	}

}
