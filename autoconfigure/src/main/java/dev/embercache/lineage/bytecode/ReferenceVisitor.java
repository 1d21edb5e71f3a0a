package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Collects the methods, fields and types that the code of a method refers to.
 * <p>
 * Four kinds of references depend on the instructions around them, and belong to visitors
 * of their own: reads of numbers ({@link CountingVisitor}), of containers
 * ({@link StackVisitor}) and of switch maps ({@link EnumSwitchVisitor}), and classes as
 * values ({@link ClassLiteralVisitor}).
 */
final class ReferenceVisitor extends MethodVisitor {

	private final DeclaringClass owner;

	private final References references;

	private final StackVisitor stack;

	private final DynamicConstants constants;

	/**
	 * Create a new visitor.
	 * @param owner the class that has the method
	 * @param references where to add them
	 * @param next the next visitor of the chain, which knows what is on the stack
	 */
	ReferenceVisitor(DeclaringClass owner, References references, StackVisitor next) {
		super(Opcodes.ASM9, next);
		this.owner = owner;
		this.references = references;
		this.stack = next;
		this.constants = new DynamicConstants(owner.name(), references);
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		this.references.add((opcode == Opcodes.NEW) ? How.NEW : How.MENTION, type);
		super.visitTypeInsn(opcode, type);
	}

	@Override
	public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
		this.references.mention(descriptor);
		super.visitMultiANewArrayInsn(descriptor, dimensions);
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		if (!this.owner.nest().isSwitchMap(opcode, owner, name)) {
			this.references.mention(descriptor);
			boolean read = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC;
			if (!read || !CountingVisitor.isNumber(descriptor) && !this.owner.containers().isContainer(descriptor)) {
				Reference field = References.field(opcode, owner, name, descriptor);
				this.references.add(field);
				// As it is before the instruction, so before it is passed on
				if (opcode == Opcodes.PUTFIELD && !this.stack.writesToThis(descriptor)) {
					this.references.change(field, false);
				}
			}
		}
		super.visitFieldInsn(opcode, owner, name, descriptor);
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		// As it is before the instruction, so before it is passed on
		boolean toThis = opcode != Opcodes.INVOKESTATIC && this.stack.callsThis(descriptor);
		this.references.member(switch (opcode) {
			case Opcodes.INVOKESTATIC -> How.STATIC_CALL;
			case Opcodes.INVOKESPECIAL -> toThis ? How.SUPER_CALL : How.SPECIAL_CALL;
			default -> toThis ? How.SELF_CALL : How.VIRTUAL_CALL;
		}, owner, name, descriptor);
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		this.references.mention(descriptor);
		boolean known = BootstrapMethods.isKnownBootstrap(bootstrap.getOwner());
		if (!BootstrapMethods.isOfPlainText(bootstrap.getOwner(), descriptor)) {
			this.references.handle(bootstrap);
		}
		for (Object argument : arguments) {
			this.constants.add(argument, known ? How.MENTION : How.LITERAL);
		}
		if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
			this.references.add(How.LAMBDA, Type.getReturnType(descriptor));
		}
		else if (!known) {
			this.references.add(How.UNKNOWN_CALL, this.owner.name());
		}
		super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
	}

	@Override
	public void visitLdcInsn(Object value) {
		if (!ClassLiteralVisitor.isClass(value)) {
			this.constants.add(value, How.LITERAL);
		}
		super.visitLdcInsn(value);
	}

	@Override
	public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
		if (type != null) {
			this.references.add(How.MENTION, type);
		}
		super.visitTryCatchBlock(start, end, handler, type);
	}

}
