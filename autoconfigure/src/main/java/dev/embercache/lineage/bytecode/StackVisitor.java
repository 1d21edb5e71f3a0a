package dev.embercache.lineage.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.bytecode.BasicBlocks.Frame;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * Follows the operand stack of a method by abstract interpretation: it executes each
 * instruction on what is known of the values rather than on values. It tells which calls
 * and fields are of {@code this}, and hands what becomes of containers that were read
 * from fields to an {@link EscapeAnalysis}.
 * <p>
 * <b>The lattice.</b> A slot of the stack holds {@code this}, a container from a field,
 * or anything. The first two are below the third, and not comparable. The least that is
 * always true is "anything", so wherever it is not known what a slot holds, it holds
 * that. A container of which nothing is known any more has escaped. Of local variables
 * the first of an instance method is {@code this} until something else is stored there;
 * what others hold is not known, but for the containers.
 * <p>
 * <b>Basic blocks.</b> A label begins a basic block; a jump, a switch, a return and a
 * throw end one. The frame of a block (the height of the stack and the known slots) is
 * kept for the label that a jump goes to, and merged with what is there already: a slot
 * keeps what all ways to the label agree on. An exception handler begins with nothing but
 * the exception on the stack. Code that is only reached by a jump from further below
 * begins with a frame of which nothing is known, not even the height; from there on only
 * differences in height count.
 * <p>
 * <b>One pass.</b> The blocks are visited once, in the order of the class file, and there
 * is no iteration to a fixed point. A jump backwards does not change the frame of the
 * loop that it repeats. Compilers leave on the stack of a loop what was there when it
 * began, so that the frame is the same.
 */
final class StackVisitor extends MethodVisitor {

	private final DeclaringClass owner;

	private final EscapeAnalysis escapes;

	private final BasicBlocks blocks = new BasicBlocks();

	/** The slots that hold {@code this}, the topmost first. */
	private Deque<Integer> self = new ArrayDeque<>();

	/** Whether the first local variable is {@code this}. */
	private boolean firstIsThis;

	/** Whether the instruction before goes on to the next one. */
	private boolean reachable = true;

	private int height;

	/** The descriptor of what the method returns. */
	private final String result;

	/**
	 * Create a new visitor.
	 * @param owner the class that has the method
	 * @param access the flags of the method
	 * @param name the name of the method
	 * @param descriptor the descriptor of the method
	 * @param references where to add reads and changes of containers
	 * @param next the next visitor of the chain, or {@code null} for the last one
	 */
	StackVisitor(DeclaringClass owner, int access, String name, String descriptor, References references,
			@Nullable MethodVisitor next) {
		super(Opcodes.ASM9, next);
		this.owner = owner;
		this.firstIsThis = (access & Opcodes.ACC_STATIC) == 0;
		this.result = descriptor.substring(descriptor.indexOf(')') + 1);
		this.escapes = new EscapeAnalysis(owner, MethodParser.isLambdaBody(access, name), references);
		this.escapes.begin(this.firstIsThis ? 1 : 0, descriptor);
	}

	/**
	 * Return how many slots there are on the stack.
	 */
	int height() {
		return this.height;
	}

	/**
	 * Return whether the next instruction calls a method on {@code this}.
	 * @param descriptor the descriptor of the method, which is not static
	 * @return {@code false} also where it is not known
	 */
	boolean callsThis(String descriptor) {
		return !this.self.isEmpty() && isThis((Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1);
	}

	/**
	 * Return whether the next instruction writes to a field of {@code this}.
	 * @param descriptor the descriptor of the field, which is not static
	 * @return {@code false} also where it is not known
	 */
	boolean writesToThis(String descriptor) {
		return !this.self.isEmpty() && isThis(Type.getType(descriptor).getSize());
	}

	/**
	 * Return whether a slot is known to hold {@code this}, by the number of those above.
	 */
	boolean isThis(int depth) {
		return this.self.contains(this.height - 1 - depth);
	}

	@Override
	public void visitInsn(int opcode) {
		switch (opcode) {
			case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.RETURN -> leave();
			case Opcodes.ARETURN -> {
				this.escapes.giveBack(this.height - 1, this.result);
				leave();
			}
			case Opcodes.ATHROW -> {
				this.escapes.use(this.height - 1, ContainerUse.READ);
				leave();
			}
			case Opcodes.DUP -> {
				this.escapes.duplicate(this.height);
				this.height++;
			}
			default -> apply(opcode);
		}
		super.visitInsn(opcode);
	}

	@Override
	public void visitIntInsn(int opcode, int operand) {
		apply(opcode);
		super.visitIntInsn(opcode, operand);
	}

	@Override
	public void visitVarInsn(int opcode, int variable) {
		if (opcode == Opcodes.RET) {
			leave();
		}
		else if (opcode == Opcodes.ALOAD && variable == 0 && this.firstIsThis) {
			this.self.push(this.height);
			this.height++;
		}
		else if (opcode == Opcodes.ALOAD) {
			this.escapes.load(this.height, variable);
			this.height++;
		}
		else if (opcode == Opcodes.ASTORE) {
			this.firstIsThis &= variable != 0;
			this.escapes.store(this.height - 1, variable);
			drop(1);
		}
		else {
			apply(opcode);
		}
		super.visitVarInsn(opcode, variable);
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		if (opcode == Opcodes.CHECKCAST) {
			this.escapes.cast(this.height - 1, type);
			drop(1);
			this.height++;
		}
		else {
			apply(opcode);
		}
		super.visitTypeInsn(opcode, type);
	}

	@Override
	public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
		apply(dimensions, 1, ContainerUse.ESCAPE);
		super.visitMultiANewArrayInsn(descriptor, dimensions);
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		int size = Type.getType(descriptor).getSize();
		boolean own = opcode == Opcodes.GETFIELD && isThis(0);
		boolean read = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC;
		Reference field = References.field(opcode, owner, name, descriptor);
		if (!read) {
			this.escapes.write(this.height - size, field);
		}
		switch (opcode) {
			case Opcodes.GETSTATIC -> apply(0, size, ContainerUse.READ);
			case Opcodes.PUTSTATIC -> apply(size, 0, ContainerUse.READ);
			case Opcodes.GETFIELD -> apply(1, size, ContainerUse.READ);
			default -> apply(1 + size, 0, ContainerUse.READ);
		}
		if (read && this.owner.containers().isContainer(descriptor)
				&& !this.owner.nest().isSwitchMap(opcode, owner, name)) {
			this.escapes.read(this.height - 1, field, own);
		}
		super.visitFieldInsn(opcode, owner, name, descriptor);
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		call(owner, name, descriptor, opcode != Opcodes.INVOKESTATIC);
		super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		call(bootstrap.getOwner(), name, descriptor, false);
		super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
	}

	private void call(String owner, String name, String descriptor, boolean hasReceiver) {
		int sizes = Type.getArgumentsAndReturnSizes(descriptor);
		int taken = (sizes >> 2) - (hasReceiver ? 0 : 1);
		this.escapes.call(this.height - taken, hasReceiver, new Call(owner, name, descriptor));
		drop(taken);
		this.height += sizes & 3;
	}

	@Override
	public void visitLdcInsn(Object value) {
		boolean wide = (value instanceof ConstantDynamic dynamic) ? dynamic.getSize() == 2
				: value instanceof Long || value instanceof Double;
		this.height += wide ? 2 : 1;
		super.visitLdcInsn(value);
	}

	@Override
	public void visitJumpInsn(int opcode, Label label) {
		if (opcode == Opcodes.JSR) {
			leave();
		}
		else {
			apply(opcode);
		}
		jumpTo(label);
		this.reachable &= opcode != Opcodes.GOTO;
		super.visitJumpInsn(opcode, label);
	}

	@Override
	public void visitTableSwitchInsn(int min, int max, Label fallback, Label... labels) {
		choose(Opcodes.TABLESWITCH, fallback, labels);
		super.visitTableSwitchInsn(min, max, fallback, labels);
	}

	@Override
	public void visitLookupSwitchInsn(Label fallback, int[] keys, Label[] labels) {
		choose(Opcodes.LOOKUPSWITCH, fallback, labels);
		super.visitLookupSwitchInsn(fallback, keys, labels);
	}

	private void choose(int opcode, Label fallback, Label[] labels) {
		apply(opcode);
		jumpTo(fallback);
		for (Label label : labels) {
			jumpTo(label);
		}
		this.reachable = false;
	}

	@Override
	public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
		this.blocks.handle(handler);
		super.visitTryCatchBlock(start, end, handler, type);
	}

	@Override
	public void visitLabel(Label label) {
		Frame frame = this.blocks.begin(label);
		if (frame != null || !this.reachable || this.blocks.isHandler(label)) {
			this.escapes.label();
		}
		if (frame != null && this.reachable) {
			this.self.retainAll(frame.self());
			this.escapes.merge(frame.containers());
		}
		else if (frame != null) {
			this.height = frame.height();
			this.self = new ArrayDeque<>(frame.self());
			this.escapes.restore(frame.containers());
		}
		else if (!this.reachable) {
			forget(this.blocks.isHandler(label) ? 1 : 0);
		}
		this.reachable = true;
		super.visitLabel(label);
	}

	private void jumpTo(Label label) {
		if (this.blocks.hasBegun(label)) {
			this.escapes.loop();
		}
		Frame known = this.blocks.find(label);
		List<Integer> self = new ArrayList<>(this.self);
		if (known != null) {
			self.retainAll(known.self());
			this.escapes.merge(known.containers());
		}
		this.blocks.jump(label, new Frame(this.height, self, this.escapes.containers()));
	}

	@Override
	public void visitEnd() {
		this.escapes.end();
		super.visitEnd();
	}

	private void apply(int opcode) {
		StackEffect effect = StackEffect.of(opcode);
		apply(effect.popped(), effect.pushed(), ContainerUse.of(opcode));
	}

	private void apply(int popped, int pushed, ContainerUse use) {
		this.escapes.use(this.height - popped, use);
		drop(popped);
		this.height += pushed;
	}

	private void drop(int popped) {
		this.height -= popped;
		while (!this.self.isEmpty() && this.self.peek() >= this.height) {
			this.self.pop();
		}
	}

	/**
	 * Leave the method, or go where the code does not say.
	 */
	private void leave() {
		forget(0);
		this.reachable = false;
	}

	private void forget(int height) {
		this.escapes.use(Integer.MIN_VALUE, ContainerUse.ESCAPE);
		this.self.clear();
		this.height = height;
	}

}
