package dev.embercache.lineage.bytecode;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Recognizes where code switches over an enum by way of a class that numbers its
 * constants, as {@code $SwitchMap$Color[color.ordinal()]}, and tells the constants
 * instead. The numbers depend on what other code switches over.
 * <p>
 * The code is the read of a switch map, a call of {@code ordinal()}, {@code IALOAD} and
 * the switch. Kotlin jumps to the switch with the number -1 if there is no constant. A
 * read of a switch map is a reference to the constants of the switch; if no switch
 * follows, it is one to the field.
 */
final class EnumSwitchVisitor extends InstructionVisitor {

	private static final int NONE = -1;

	private final Nest nest;

	private final References references;

	/** The switch maps that have been read and not switched over, the last one first. */
	private final Deque<Reference> open = new ArrayDeque<>();

	private boolean ordinal;

	private boolean numbered;

	/**
	 * Create a new visitor.
	 * @param nest the switch maps
	 * @param references where to add the constants of a switch
	 * @param next the next visitor of the chain
	 */
	EnumSwitchVisitor(Nest nest, References references, MethodVisitor next) {
		super(next);
		this.nest = nest;
		this.references = references;
	}

	@Override
	void visitInstruction(int opcode) {
		this.numbered = this.ordinal && opcode == Opcodes.IALOAD;
		this.ordinal = false;
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		super.visitFieldInsn(opcode, owner, name, descriptor);
		if (this.nest.isSwitchMap(opcode, owner, name)) {
			this.open.push(References.field(opcode, owner, name, descriptor));
		}
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
		this.ordinal = name.equals("ordinal") && descriptor.equals("()I");
	}

	@Override
	public void visitTableSwitchInsn(int min, int max, Label fallback, Label... labels) {
		int[] keys = new int[labels.length];
		Arrays.setAll(keys, (index) -> min + index);
		close(cases(fallback, keys, labels));
		super.visitTableSwitchInsn(min, max, fallback, labels);
	}

	@Override
	public void visitLookupSwitchInsn(Label fallback, int[] keys, Label[] labels) {
		close(cases(fallback, keys, labels));
		super.visitLookupSwitchInsn(fallback, keys, labels);
	}

	/**
	 * Return what the name of a field means, without the number that a compiler may give
	 * to a switch map.
	 * @param opcode the instruction
	 * @param owner the internal name of the class of the field
	 * @param name the name of the field
	 * @return the enum whose constants it numbers, or its name if it is no switch map
	 */
	String meaning(int opcode, String owner, String name) {
		if (!this.nest.isSwitchMap(opcode, owner, name)) {
			return name;
		}
		return "numbers of " + this.nest.switchMap(owner, name).values().iterator().next().owner();
	}

	/**
	 * Return where a switch goes if it is one over an enum. To be asked before this
	 * visitor visits the switch.
	 * @param fallback where it goes by default
	 * @param keys the numbers that it knows
	 * @param labels where it goes for these
	 * @return where it goes by the name of the constant, or {@code null} if it is none
	 * over an enum
	 */
	@Nullable Map<String, Label> cases(Label fallback, int[] keys, Label[] labels) {
		if (!this.numbered || this.open.isEmpty()) {
			return null;
		}
		Map<Integer, Reference> constants = switchMap(this.open.peek());
		Map<String, Label> cases = new TreeMap<>();
		for (int i = 0; i < keys.length; i++) {
			Reference constant = constants.get(keys[i]);
			if (labels[i] != fallback) {
				if (constant == null && keys[i] != NONE) {
					return null;
				}
				cases.put((constant != null) ? constant.name() : "no constant", labels[i]);
			}
		}
		return cases;
	}

	private Map<Integer, Reference> switchMap(Reference field) {
		return this.nest.switchMap(field.owner().replace('.', '/'), field.name());
	}

	private void close(@Nullable Map<String, Label> cases) {
		if (cases == null) {
			return;
		}
		for (Reference constant : switchMap(this.open.pop()).values()) {
			if (cases.containsKey(constant.name())) {
				this.references.add(constant);
				this.references.add(Reference.to(How.MENTION, constant.owner()));
			}
		}
	}

	@Override
	public void visitEnd() {
		this.open.forEach(this.references::add);
		super.visitEnd();
	}

}
