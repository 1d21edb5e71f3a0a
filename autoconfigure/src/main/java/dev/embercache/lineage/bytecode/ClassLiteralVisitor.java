package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Collects the classes that code has as values. Reflection can start from such a class,
 * unless the instruction after it hands it to a method that only asks for its name, such
 * as that for a logger. Other arguments may follow it, if they are constants.
 */
final class ClassLiteralVisitor extends InstructionVisitor {

	private final CodeRules rules;

	private final References references;

	/** The class that an instruction has put on the stack. */
	private @Nullable Type literal;

	/** How many constants are on the stack above the class. */
	private int above;

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
		if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.LDC) {
			this.above++;
		}
		else {
			add(How.LITERAL);
		}
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		this.created = (opcode == Opcodes.NEW) ? type : this.created;
		super.visitTypeInsn(opcode, type);
	}

	@Override
	public void visitLdcInsn(Object value) {
		super.visitLdcInsn(value);
		if (isClass(value)) {
			add(How.LITERAL);
			this.literal = (Type) value;
			this.above = 0;
		}
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		if (this.literal != null && takesLiteral(opcode, descriptor) && isOfThatObject(owner, name)
				&& this.rules.needsNameOnly(owner, name, descriptor)) {
			add(How.MENTION);
		}
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	private boolean takesLiteral(int opcode, String descriptor) {
		int receivers = (opcode != Opcodes.INVOKESTATIC) ? 1 : 0;
		return Type.getArgumentTypes(descriptor).length + receivers > this.above;
	}

	/**
	 * Return whether a method, if it is a constructor, makes an object of that very class
	 * and not one that extends it, which may do more with its arguments.
	 */
	private boolean isOfThatObject(String owner, String name) {
		return !name.equals("<init>") || owner.equals(this.created);
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
