package dev.embercache.lineage.bytecode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Recognizes parameters of a constructor or setter that it only stores in fields of the
 * very object: what the container injects there matters to those methods that read one of
 * these fields, and to no others.
 * <p>
 * The code is {@code this}, the parameter and the write to the field, without any
 * instruction in between but a check for {@code null}, as Lombok and Kotlin write it.
 */
final class StoredParameters extends InstructionVisitor {

	private static final int NONE = -1;

	private final DeclaringClass owner;

	private final boolean isStatic;

	/** The numbers of the parameters by their variables. */
	private final Map<Integer, Integer> parameters = new HashMap<>();

	private final Map<Integer, Set<String>> stored = new HashMap<>();

	private final Set<Integer> usedOtherwise = new HashSet<>();

	/** The parameter on top of the stack, or below a constant for a check. */
	private int loaded = NONE;

	/** Whether there is a constant above it. */
	private boolean covered;

	private boolean onThis;

	private boolean thisBefore;

	/** Whether the instruction that comes now is one that the parameter may meet. */
	private boolean expected;

	/**
	 * Create a new visitor.
	 * @param owner the class that has the method
	 * @param access the flags of the method
	 * @param descriptor the descriptor of the method
	 * @param next the next visitor of the chain
	 */
	StoredParameters(DeclaringClass owner, int access, String descriptor, MethodVisitor next) {
		super(next);
		this.owner = owner;
		this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
		int variable = this.isStatic ? 0 : 1;
		int index = 0;
		for (Type parameter : Type.getArgumentTypes(descriptor)) {
			this.parameters.put(variable, index++);
			variable += parameter.getSize();
		}
	}

	/**
	 * Return the fields that hold a parameter, if nothing else is done with it.
	 * @param parameter the number of the parameter
	 * @return the keys of the fields, or an empty set if it may be used otherwise
	 */
	Set<String> fieldsOf(int parameter) {
		return this.usedOtherwise.contains(parameter) ? Set.of() : this.stored.getOrDefault(parameter, Set.of());
	}

	@Override
	void visitInstruction(int opcode) {
		if (!this.expected && this.loaded != NONE) {
			this.usedOtherwise.add(this.loaded);
			this.loaded = NONE;
		}
		this.expected = false;
		this.thisBefore &= isLoad(opcode);
	}

	private static boolean isLoad(int opcode) {
		return opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD;
	}

	@Override
	public void visitVarInsn(int opcode, int variable) {
		super.visitVarInsn(opcode, variable);
		Integer parameter = this.parameters.get(variable);
		if (parameter != null && isLoad(opcode)) {
			this.loaded = parameter;
			this.covered = false;
			this.onThis = this.thisBefore;
		}
		else if (parameter != null) {
			this.usedOtherwise.add(parameter);
		}
		this.thisBefore = opcode == Opcodes.ALOAD && variable == 0 && !this.isStatic;
	}

	@Override
	public void visitIincInsn(int variable, int increment) {
		super.visitIincInsn(variable, increment);
		Integer parameter = this.parameters.get(variable);
		if (parameter != null) {
			this.usedOtherwise.add(parameter);
		}
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		if (opcode == Opcodes.PUTFIELD && this.loaded != NONE && !this.covered && this.onThis
				&& owner.equals(this.owner.name())) {
			this.stored.computeIfAbsent(this.loaded, (key) -> new LinkedHashSet<>()).add(name + ":" + descriptor);
			this.loaded = NONE;
		}
		super.visitFieldInsn(opcode, owner, name, descriptor);
	}

	@Override
	public void visitInsn(int opcode) {
		if (!this.covered && opcode == Opcodes.POP) {
			this.loaded = NONE;
		}
		super.visitInsn(opcode);
	}

	@Override
	public void visitLdcInsn(Object value) {
		this.expected = value instanceof String && !this.covered;
		this.covered = true;
		super.visitLdcInsn(value);
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		this.expected = opcode == Opcodes.CHECKCAST && !this.covered;
		super.visitTypeInsn(opcode, type);
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		int above = this.covered ? 2 : 1;
		this.expected = opcode == Opcodes.INVOKESTATIC && Type.getArgumentTypes(descriptor).length == above
				&& this.owner.rules().checks(owner, name, descriptor);
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
		this.covered = false;
		if (descriptor.endsWith(")V")) {
			this.loaded = NONE;
		}
	}

	@Override
	public void visitJumpInsn(int opcode, Label label) {
		if (!this.covered && (opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL)) {
			this.loaded = NONE;
		}
		super.visitJumpInsn(opcode, label);
	}

}
