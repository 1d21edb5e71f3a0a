package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Recognizes code that counts: it reads a number from a field, adds to it and writes it
 * back, and nothing else sees what was read. That is no read, since no result can come
 * from it. Any other read of a number is added as a reference here.
 * <p>
 * The code is the read, a constant or a variable, an addition or subtraction, and the
 * write to the same field, without any instruction in between.
 */
final class CountingVisitor extends InstructionVisitor {

	private final References references;

	/** The read that may be the beginning of a count. */
	private @Nullable Reference read;

	/** The number of instructions since that read. */
	private int steps;

	/**
	 * Create a new visitor.
	 * @param references where to add the reads that are more than a count
	 * @param next the next visitor of the chain
	 */
	CountingVisitor(References references, MethodVisitor next) {
		super(next);
		this.references = references;
	}

	/**
	 * Return whether a field of the given type can be counted in.
	 * @param descriptor the descriptor of the type
	 */
	static boolean isNumber(String descriptor) {
		return "IJSB".contains(descriptor);
	}

	@Override
	void visitInstruction(int opcode) {
		if (this.read == null) {
			return;
		}
		this.steps++;
		boolean expected = switch (this.steps) {
			case 1 -> opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.LCONST_1
					|| opcode >= Opcodes.BIPUSH && opcode <= Opcodes.LLOAD;
			case 2 ->
				opcode == Opcodes.IADD || opcode == Opcodes.LADD || opcode == Opcodes.ISUB || opcode == Opcodes.LSUB;
			case 3 -> opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
			default -> false;
		};
		if (!expected) {
			addRead();
		}
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		super.visitFieldInsn(opcode, owner, name, descriptor);
		boolean write = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
		if (write && this.read != null) {
			if (!isWrittenBack(this.read, References.field(opcode, owner, name, descriptor))) {
				addRead();
			}
			this.read = null;
		}
		else if (!write && isNumber(descriptor)) {
			this.read = References.field(opcode, owner, name, descriptor);
			this.steps = 0;
		}
	}

	private static boolean isWrittenBack(Reference read, Reference write) {
		return read.owner().equals(write.owner()) && read.key().equals(write.key())
				&& (read.how() == How.READ) == (write.how() == How.WRITE);
	}

	@Override
	public void visitEnd() {
		addRead();
		super.visitEnd();
	}

	/**
	 * Add the read, because something sees what was read.
	 */
	private void addRead() {
		if (this.read != null) {
			this.references.add(this.read);
			this.read = null;
		}
	}

}
