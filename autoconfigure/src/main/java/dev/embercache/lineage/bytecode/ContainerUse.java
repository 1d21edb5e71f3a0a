package dev.embercache.lineage.bytecode;

import org.objectweb.asm.Opcodes;

/**
 * What an instruction does with an object that it takes from the stack.
 */
enum ContainerUse {

	/** What it holds is read, or the object is compared. */
	READ,

	/** An element of an array is read. */
	READ_ELEMENT,

	/** It is popped and not used. */
	DISCARD,

	/** It is a lock. */
	LOCK,

	/** Anything else. */
	ESCAPE;

	/**
	 * Return what an instruction does with objects.
	 * @param opcode the instruction
	 */
	static ContainerUse of(int opcode) {
		return switch (opcode) {
			case Opcodes.IALOAD, Opcodes.LALOAD, Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.BALOAD, Opcodes.CALOAD,
					Opcodes.SALOAD, Opcodes.ARRAYLENGTH ->
				READ;
			case Opcodes.INSTANCEOF, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE, Opcodes.IFNULL, Opcodes.IFNONNULL -> READ;
			case Opcodes.AALOAD -> READ_ELEMENT;
			case Opcodes.POP, Opcodes.POP2 -> DISCARD;
			case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> LOCK;
			default -> ESCAPE;
		};
	}

}
