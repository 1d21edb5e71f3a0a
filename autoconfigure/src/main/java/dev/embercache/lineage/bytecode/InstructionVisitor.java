package dev.embercache.lineage.bytecode;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A visitor of methods that looks at each instruction by its opcode, whatever operands it
 * has, before the next visitor of the chain gets to see it.
 */
abstract class InstructionVisitor extends MethodVisitor {

	/**
	 * Create a new visitor.
	 * @param next the next visitor of the chain
	 */
	InstructionVisitor(MethodVisitor next) {
		super(Opcodes.ASM9, next);
	}

	/**
	 * Visit an instruction of any form.
	 * @param opcode its opcode; {@code LDC}, {@code ILOAD} and the like stand for their
	 * short forms too
	 */
	abstract void visitInstruction(int opcode);

	@Override
	public void visitInsn(int opcode) {
		visitInstruction(opcode);
		super.visitInsn(opcode);
	}

	@Override
	public void visitIntInsn(int opcode, int operand) {
		visitInstruction(opcode);
		super.visitIntInsn(opcode, operand);
	}

	@Override
	public void visitVarInsn(int opcode, int variable) {
		visitInstruction(opcode);
		super.visitVarInsn(opcode, variable);
	}

	@Override
	public void visitIincInsn(int variable, int increment) {
		visitInstruction(Opcodes.IINC);
		super.visitIincInsn(variable, increment);
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		visitInstruction(opcode);
		super.visitTypeInsn(opcode, type);
	}

	@Override
	public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
		visitInstruction(Opcodes.MULTIANEWARRAY);
		super.visitMultiANewArrayInsn(descriptor, dimensions);
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		visitInstruction(opcode);
		super.visitFieldInsn(opcode, owner, name, descriptor);
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		visitInstruction(opcode);
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		visitInstruction(Opcodes.INVOKEDYNAMIC);
		super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
	}

	@Override
	public void visitLdcInsn(Object value) {
		visitInstruction(Opcodes.LDC);
		super.visitLdcInsn(value);
	}

	@Override
	public void visitJumpInsn(int opcode, Label label) {
		visitInstruction(opcode);
		super.visitJumpInsn(opcode, label);
	}

	@Override
	public void visitTableSwitchInsn(int min, int max, Label fallback, Label... labels) {
		visitInstruction(Opcodes.TABLESWITCH);
		super.visitTableSwitchInsn(min, max, fallback, labels);
	}

	@Override
	public void visitLookupSwitchInsn(Label fallback, int[] keys, Label[] labels) {
		visitInstruction(Opcodes.LOOKUPSWITCH);
		super.visitLookupSwitchInsn(fallback, keys, labels);
	}

}
