package dev.embercache.lineage.bytecode;

import java.util.HashMap;
import java.util.Map;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

import dev.embercache.rules.Word;

/**
 * Collects what code names outside of the code by a text: resources of the class path,
 * and configuration properties that it reads.
 */
final class OutsideVisitor extends InstructionVisitor {

	private final DeclaringClass owner;

	private final References references;

	/** The texts since the last call, by the position of the instruction. */
	private final Map<Integer, String> texts = new HashMap<>();

	private int position;

	/**
	 * Create a new visitor.
	 * @param owner the class that has the method
	 * @param references where to add what is named
	 * @param next the next visitor of the chain
	 */
	OutsideVisitor(DeclaringClass owner, References references, MethodVisitor next) {
		super(next);
		this.owner = owner;
		this.references = references;
	}

	@Override
	void visitInstruction(int opcode) {
		this.position++;
	}

	@Override
	public void visitLdcInsn(Object value) {
		super.visitLdcInsn(value);
		if (value instanceof String text) {
			this.texts.put(this.position, text);
			OutsideNames.addResources(text, this.owner.name(), this.references);
		}
	}

	/**
	 * Visit a call. If it reads a property, the first argument is its name, and it is a
	 * constant if there are just as many instructions from there to the call as there are
	 * arguments.
	 */
	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
		Word read = this.owner.rules().readsProperties(owner, name, descriptor);
		if (read != null) {
			int argument = this.position - Type.getArgumentTypes(descriptor).length;
			OutsideNames.addProperty(this.texts.get(argument), read == Word.READS_PREFIX, this.references);
		}
		this.texts.clear();
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
		if (bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory") && arguments.length > 0
				&& arguments[0] instanceof String recipe) {
			OutsideNames.addJoinedResources(recipe, this.owner.name(), this.references);
		}
	}

}
