package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Collects the classes that code has as values. Reflection can start from such a class,
 * unless it is handed to a method that only asks for its name, such as that for a logger,
 * for a resource beside it, for the beans of that class, or for the constants of an enum.
 * Between the class and the call there may be only what puts the other arguments
 * together.
 */
final class ClassLiteralVisitor extends InstructionVisitor {

	private final CodeRules rules;

	private final References references;

	/** The class on the stack that nothing has taken yet. */
	private @Nullable Type literal;

	/** The number of slots on the stack above it. */
	private int above;

	/** Whether the instruction leaves the class where it is. */
	private boolean leaves;

	/** The class of the last object that was created. */
	private String created = "";

	/**
	 * Create a new visitor.
	 * @param rules what is known about the methods that classes are handed to
	 * @param references where to add the classes
	 * @param next the next visitor of the chain
	 */
	ClassLiteralVisitor(CodeRules rules, References references, MethodVisitor next) {
		super(next);
		this.rules = rules;
		this.references = references;
	}

	/**
	 * Return whether a constant is a class, rather than the type of a method.
	 * @param constant the constant
	 */
	static boolean isClass(Object constant) {
		return constant instanceof Type type && type.getSort() != Type.METHOD;
	}

	@Override
	void visitInstruction(int opcode) {
		if (!this.leaves) {
			add(How.LITERAL);
		}
		this.leaves = false;
	}

	/**
	 * Notice that an instruction takes some slots and puts others in their place.
	 */
	private void replace(int popped, int pushed) {
		this.leaves = popped <= this.above;
		this.above += pushed - popped;
	}

	@Override
	public void visitInsn(int opcode) {
		if (opcode <= Opcodes.ICONST_5) {
			replace(0, (opcode != Opcodes.NOP) ? 1 : 0);
		}
		super.visitInsn(opcode);
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		this.created = (opcode == Opcodes.NEW) ? type : this.created;
		super.visitTypeInsn(opcode, type);
	}

	@Override
	public void visitVarInsn(int opcode, int variable) {
		switch (opcode) {
			case Opcodes.ILOAD, Opcodes.FLOAD, Opcodes.ALOAD -> replace(0, 1);
			case Opcodes.LLOAD, Opcodes.DLOAD -> replace(0, 2);
			default -> {
				// It ends in a variable
			}
		}
		super.visitVarInsn(opcode, variable);
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		switch (opcode) {
			case Opcodes.GETSTATIC -> replace(0, Type.getType(descriptor).getSize());
			case Opcodes.GETFIELD -> replace(1, Type.getType(descriptor).getSize());
			default -> {
				// It ends in a field
			}
		}
		super.visitFieldInsn(opcode, owner, name, descriptor);
	}

	@Override
	public void visitLdcInsn(Object value) {
		if (value instanceof String) {
			replace(0, 1);
		}
		super.visitLdcInsn(value);
		if (isClass(value)) {
			this.literal = (Type) value;
			this.above = 0;
		}
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		int sizes = Type.getArgumentsAndReturnSizes(descriptor);
		int taken = (sizes >> 2) - ((opcode == Opcodes.INVOKESTATIC) ? 1 : 0);
		boolean first = taken == this.above + (makesObject(owner, name) ? 2 : 1);
		boolean last = this.above == 0 && taken > 0;
		if (this.literal != null && (first || last)) {
			handTo(owner, name, descriptor, this.literal);
		}
		replace(taken, sizes & 3);
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	private void handTo(String owner, String name, String descriptor, Type type) {
		if (this.rules.needsNameOnly(owner, name, descriptor)) {
			add(How.MENTION);
		}
		else if (this.rules.findsBeans(owner, name, descriptor)) {
			add(How.ASKED);
		}
		else if (this.rules.needsConstantsOnly(owner, name, descriptor)) {
			add(How.MENTION);
			if (type.getSort() == Type.OBJECT) {
				this.references.member(How.STATIC_CALL, type.getInternalName(), "values", "()[" + type.getDescriptor());
			}
		}
	}

	/**
	 * Return whether a method makes an object of that very class, rather than a part of
	 * one that extends it and may do more with a class that it gets.
	 */
	private boolean makesObject(String owner, String name) {
		return name.equals("<init>") && owner.equals(this.created);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		int sizes = Type.getArgumentsAndReturnSizes(descriptor);
		replace((sizes >> 2) - 1, sizes & 3);
		super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
	}

	@Override
	public void visitEnd() {
		add(How.LITERAL);
		super.visitEnd();
	}

	private void add(How how) {
		if (this.literal != null) {
			this.references.add(how, this.literal);
			this.literal = null;
		}
	}

}
