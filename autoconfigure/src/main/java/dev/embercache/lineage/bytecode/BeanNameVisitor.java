package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Collects the names of the beans that code asks the container for. A name is known if it
 * is a constant right before the call, with nothing but other constants between them, and
 * no way into the middle. Any other name is left open.
 */
final class BeanNameVisitor extends InstructionVisitor {

	private static final String ANY = "";

	private final CodeRules rules;

	private final References references;

	/** The text before as many constants as {@link #constants} says. */
	private @Nullable String text;

	private int constants;

	/**
	 * Create a new visitor.
	 * @param rules what is known about the methods that ask for beans
	 * @param references where to add the names
	 * @param next the next visitor of the chain
	 */
	BeanNameVisitor(CodeRules rules, References references, MethodVisitor next) {
		super(next);
		this.rules = rules;
		this.references = references;
	}

	@Override
	void visitInstruction(int opcode) {
		if (opcode != Opcodes.LDC) {
			this.text = null;
		}
	}

	@Override
	public void visitLabel(Label label) {
		this.text = null;
		super.visitLabel(label);
	}

	@Override
	public void visitLdcInsn(Object value) {
		super.visitLdcInsn(value);
		if (value instanceof String name) {
			this.text = name;
			this.constants = 0;
		}
		else {
			this.constants++;
		}
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		if (this.rules.findsBeansByName(owner, name, descriptor)) {
			boolean known = this.text != null && this.constants + 1 == Type.getArgumentCount(descriptor);
			this.references.outside(How.BEAN, known ? String.valueOf(this.text) : ANY);
		}
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		for (Object argument : arguments) {
			if (argument instanceof Handle handle
					&& this.rules.findsBeansByName(handle.getOwner(), handle.getName(), handle.getDesc())) {
				this.references.outside(How.BEAN, ANY);
			}
		}
		super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
	}

}
