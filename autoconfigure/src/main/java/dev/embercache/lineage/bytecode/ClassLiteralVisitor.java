package dev.embercache.lineage.bytecode;

import java.util.ArrayDeque;
import java.util.Deque;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Collects the classes that code has as values. Reflection can start from such a class,
 * unless it is handed to a method that only asks for its name, such as that for a logger,
 * or for the constants of an enum. Between the class and the call there is nothing but
 * variables and constants that are other arguments.
 */
final class ClassLiteralVisitor extends InstructionVisitor {

	private final CodeRules rules;

	private final References references;

	/** The classes on the stack, the topmost first, with the values above them. */
	private final Deque<Literal> literals = new ArrayDeque<>();

	private int height;

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
		if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.ALOAD) {
			this.height++;
		}
		else {
			addAll();
		}
	}

	@Override
	public void visitLdcInsn(Object value) {
		if (isClass(value)) {
			this.literals.push(new Literal((Type) value, this.height));
		}
		super.visitLdcInsn(value);
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		int taken = Type.getArgumentTypes(descriptor).length + ((opcode != Opcodes.INVOKESTATIC) ? 1 : 0);
		boolean nameOnly = this.rules.needsNameOnly(owner, name, descriptor);
		boolean constants = this.rules.needsConstantsOnly(owner, name, descriptor);
		while ((nameOnly || constants) && !this.literals.isEmpty()
				&& this.literals.peek().at() >= this.height - taken) {
			Type type = this.literals.pop().type();
			this.references.add(How.MENTION, type);
			if (constants && type.getSort() == Type.OBJECT) {
				this.references.member(How.STATIC_CALL, type.getInternalName(), "values", "()[" + type.getDescriptor());
			}
		}
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	@Override
	public void visitEnd() {
		addAll();
		super.visitEnd();
	}

	/**
	 * Add all classes, because anything may happen to them.
	 */
	private void addAll() {
		this.literals.forEach((literal) -> this.references.add(How.LITERAL, literal.type()));
		this.literals.clear();
		this.height = 0;
	}

	/**
	 * A class on the stack.
	 *
	 * @param type the class
	 * @param at how many values are below it, as far as known
	 */
	private record Literal(Type type, int at) {

	}

}
