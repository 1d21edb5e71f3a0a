package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Collects the classes that code has as values. Reflection can start from such a class,
 * unless the instruction after it hands it to a method that only asks for its name, such
 * as that for a logger, or for the beans of that class.
 */
final class ClassLiteralVisitor extends InstructionVisitor {

	private final CodeRules rules;

	private final References references;

	/** The class that the last instruction has put on the stack. */
	private @Nullable Type literal;

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
		add(How.LITERAL);
	}

	@Override
	public void visitLdcInsn(Object value) {
		super.visitLdcInsn(value);
		this.literal = isClass(value) ? (Type) value : null;
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		if (this.literal != null && this.rules.needsNameOnly(owner, name, descriptor)) {
			add(How.MENTION);
		}
		else if (this.literal != null && this.rules.findsBeans(owner, name, descriptor)) {
			add(How.ASKED);
		}
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
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
