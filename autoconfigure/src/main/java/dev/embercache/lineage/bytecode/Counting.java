package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Recognises code that counts: it reads a number from a field, adds to it and writes it
 * back, and nothing else sees what was read. That is no read, since no result can come
 * from it.
 */
final class Counting {

	private final References references;

	private @Nullable Reference read;

	private int steps;

	Counting(References references) {
		this.references = references;
	}

	/**
	 * Take a read of a field, which may be the beginning of a count.
	 */
	void read(Reference field) {
		end();
		this.read = field;
		this.steps = 0;
	}

	/**
	 * Return whether a field of the given type can be counted in.
	 */
	static boolean isNumber(String descriptor) {
		return "IJSB".contains(descriptor);
	}

	/**
	 * Take an instruction.
	 */
	void instruction(int opcode) {
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
			end();
		}
	}

	/**
	 * Take a write of a field, after its instruction.
	 */
	void write(Reference field) {
		Reference read = this.read;
		if (read != null && read.owner().equals(field.owner()) && read.key().equals(field.key())
				&& (read.how() == How.READ) == (field.how() == How.WRITE)) {
			this.read = null;
		}
		end();
	}

	/**
	 * Take note that what was read is seen.
	 */
	void end() {
		if (this.read != null) {
			this.references.add(this.read);
			this.read = null;
		}
	}

}
