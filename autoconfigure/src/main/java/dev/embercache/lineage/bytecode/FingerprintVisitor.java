package dev.embercache.lineage.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.Tokens;

/**
 * Writes the code of a method as the tokens that its fingerprint is made of: instructions
 * with their operands, without anything that only a debugger sees.
 * <p>
 * A call of a method of the same class is left open, because it may be the body of a
 * lambda, whose name says nothing; {@link LambdaBodies} puts in what it means. A switch
 * over an enum is written by the names of the constants.
 */
final class FingerprintVisitor extends MethodVisitor {

	private final String owner;

	private final EnumSwitchVisitor switches;

	private final Tokens code = new Tokens();

	private final Jumps jumps = new Jumps();

	private final List<String> ownMethods = new ArrayList<>();

	private int position;

	/**
	 * Create a new visitor.
	 * @param owner the internal name of the class that has the method
	 * @param next the next visitor of the chain, which recognizes switches over enums
	 */
	FingerprintVisitor(String owner, EnumSwitchVisitor next) {
		super(Opcodes.ASM9, next);
		this.owner = owner;
		this.switches = next;
	}

	Tokens code() {
		return this.code;
	}

	/**
	 * Return the methods of the same class that the code refers to.
	 * @return names with descriptors, in the order of the code
	 */
	List<String> ownMethods() {
		return this.ownMethods;
	}

	@Override
	public void visitInsn(int opcode) {
		if (opcode != Opcodes.NOP) {
			instruction(opcode);
		}
		super.visitInsn(opcode);
	}

	@Override
	public void visitIntInsn(int opcode, int operand) {
		instruction(opcode).add(operand);
		super.visitIntInsn(opcode, operand);
	}

	@Override
	public void visitVarInsn(int opcode, int variable) {
		instruction(opcode).add(variable);
		super.visitVarInsn(opcode, variable);
	}

	@Override
	public void visitIincInsn(int variable, int increment) {
		instruction(Opcodes.IINC).add(variable).add(increment);
		super.visitIincInsn(variable, increment);
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		instruction(opcode).add(type);
		super.visitTypeInsn(opcode, type);
	}

	@Override
	public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
		instruction(Opcodes.MULTIANEWARRAY).add(descriptor).add(dimensions);
		super.visitMultiANewArrayInsn(descriptor, dimensions);
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		instruction(opcode).add(owner).add(this.switches.meaning(opcode, owner, name)).add(descriptor);
		super.visitFieldInsn(opcode, owner, name, descriptor);
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		instruction(opcode).add(owner);
		method(owner, name, descriptor);
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		instruction(Opcodes.INVOKEDYNAMIC).add(name).add(callSite(name, descriptor, bootstrap));
		if (BootstrapMethods.isOfPlainText(bootstrap.getOwner(), descriptor)) {
			Constants.add(bootstrap, this.code);
		}
		else {
			constant(bootstrap);
		}
		for (Object argument : arguments) {
			constant(argument);
		}
		super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
	}

	@Override
	public void visitLdcInsn(Object value) {
		instruction(Opcodes.LDC);
		constant(value);
		super.visitLdcInsn(value);
	}

	@Override
	public void visitJumpInsn(int opcode, Label label) {
		instruction(opcode);
		this.jumps.add(label, this.code);
		super.visitJumpInsn(opcode, label);
	}

	@Override
	public void visitTableSwitchInsn(int min, int max, Label fallback, Label... labels) {
		int[] keys = new int[labels.length];
		Arrays.setAll(keys, (index) -> min + index);
		choice(Opcodes.TABLESWITCH, fallback, keys, labels);
		super.visitTableSwitchInsn(min, max, fallback, labels);
	}

	@Override
	public void visitLookupSwitchInsn(Label fallback, int[] keys, Label[] labels) {
		choice(Opcodes.LOOKUPSWITCH, fallback, keys, labels);
		super.visitLookupSwitchInsn(fallback, keys, labels);
	}

	/**
	 * Write a switch. Which of the two instructions a compiler takes for one over an enum
	 * depends on the numbers of the constants, which are left out.
	 */
	private void choice(int opcode, Label fallback, int[] keys, Label[] labels) {
		Map<String, Label> cases = this.switches.cases(fallback, keys, labels);
		instruction((cases != null) ? Opcodes.LOOKUPSWITCH : opcode).add((cases != null) ? "constants" : "keys");
		this.jumps.add(fallback, this.code);
		if (cases != null) {
			cases.forEach((constant, label) -> {
				this.code.add(constant);
				this.jumps.add(label, this.code);
			});
			return;
		}
		for (int i = 0; i < keys.length; i++) {
			this.code.add(keys[i]);
			this.jumps.add(labels[i], this.code);
		}
	}

	@Override
	public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
		this.code.add("try").add(type);
		this.jumps.add(start, this.code);
		this.jumps.add(end, this.code);
		this.jumps.add(handler, this.code);
		super.visitTryCatchBlock(start, end, handler, type);
	}

	@Override
	public void visitLabel(Label label) {
		this.jumps.at(label, this.position);
		super.visitLabel(label);
	}

	@Override
	public void visitEnd() {
		this.jumps.end(this.code);
		super.visitEnd();
	}

	/**
	 * Return the descriptor of a call site. A switch over patterns takes any object, and
	 * some compilers say so.
	 */
	private static String callSite(String name, String descriptor, Handle bootstrap) {
		boolean patterns = name.equals("typeSwitch")
				&& bootstrap.getOwner().equals("java/lang/runtime/SwitchBootstraps");
		return (patterns && descriptor.startsWith("(L")) ? "object" : descriptor;
	}

	private Tokens instruction(int opcode) {
		this.position++;
		return this.code.add(opcode);
	}

	private void constant(Object value) {
		if (value instanceof Handle handle) {
			this.code.add(handle.getTag()).add(handle.getOwner());
			method(handle.getOwner(), handle.getName(), handle.getDesc());
		}
		else {
			Constants.add(value, this.code);
		}
	}

	private void method(String owner, String name, String descriptor) {
		if (owner.equals(this.owner)) {
			this.ownMethods.add(name + descriptor);
			this.code.add("own");
		}
		else {
			this.code.add(name).add(descriptor);
		}
	}

}
