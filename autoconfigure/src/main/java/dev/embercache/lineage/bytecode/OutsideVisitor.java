package dev.embercache.lineage.bytecode;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Collects the texts in code that look like the names of resources: code that is not
 * followed may read them. What code reads by calls that are known is found by the
 * analysis of texts, whatever the names look like.
 */
final class OutsideVisitor extends MethodVisitor {

	private final DeclaringClass owner;

	private final References references;

	/**
	 * Create a new visitor.
	 * @param owner the class that has the method
	 * @param references where to add what is named
	 * @param next the next visitor of the chain
	 */
	OutsideVisitor(DeclaringClass owner, References references, MethodVisitor next) {
		super(Opcodes.ASM9, next);
		this.owner = owner;
		this.references = references;
	}

	@Override
	public void visitLdcInsn(Object value) {
		super.visitLdcInsn(value);
		if (value instanceof String text) {
			OutsideNames.addResources(text, this.owner.name(), this.references);
			OutsideNames.addClasses(text, this.references);
		}
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
