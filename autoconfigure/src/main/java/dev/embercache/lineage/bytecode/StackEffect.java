package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * How many slots of the operand stack an instruction pops and pushes. A {@code long} or
 * {@code double} takes two slots; "wide" stands for these two types.
 * <p>
 * Instructions whose effect depends on a descriptor or a constant have none here, nor
 * have those that leave the method or return from a subroutine.
 */
enum StackEffect {

	/** The stack stays as it is, or values change in their places. */
	NONE(0, 0, Opcodes.NOP, Opcodes.IINC, Opcodes.GOTO),

	/** A constant, a variable or a new object is pushed. */
	PUSH(0, 1, Opcodes.ACONST_NULL, Opcodes.ICONST_M1, Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.ICONST_2,
			Opcodes.ICONST_3, Opcodes.ICONST_4, Opcodes.ICONST_5, Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2,
			Opcodes.BIPUSH, Opcodes.SIPUSH, Opcodes.ILOAD, Opcodes.FLOAD, Opcodes.ALOAD, Opcodes.NEW),

	/** A wide constant or variable is pushed. */
	PUSH_WIDE(0, 2, Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1, Opcodes.LLOAD,
			Opcodes.DLOAD),

	/** A value becomes a variable, goes, is a lock, or decides on a jump. */
	POP(1, 0, Opcodes.ISTORE, Opcodes.FSTORE, Opcodes.ASTORE, Opcodes.POP, Opcodes.MONITORENTER, Opcodes.MONITOREXIT,
			Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE, Opcodes.IFNULL,
			Opcodes.IFNONNULL, Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH),

	/** A wide value or two others become a variable, go, or decide on a jump. */
	POP_WIDE(2, 0, Opcodes.LSTORE, Opcodes.DSTORE, Opcodes.POP2, Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE,
			Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE, Opcodes.IF_ACMPEQ,
			Opcodes.IF_ACMPNE),

	/** An element of an array takes the place of array and index. */
	ARRAY_LOAD(2, 1, Opcodes.IALOAD, Opcodes.FALOAD, Opcodes.AALOAD, Opcodes.BALOAD, Opcodes.CALOAD, Opcodes.SALOAD),

	/** A wide element of an array takes the place of array and index. */
	ARRAY_LOAD_WIDE(2, 2, Opcodes.LALOAD, Opcodes.DALOAD),

	/** Array, index and value are popped. */
	ARRAY_STORE(3, 0, Opcodes.IASTORE, Opcodes.FASTORE, Opcodes.AASTORE, Opcodes.BASTORE, Opcodes.CASTORE,
			Opcodes.SASTORE),

	/** Array, index and a wide value are popped. */
	ARRAY_STORE_WIDE(4, 0, Opcodes.LASTORE, Opcodes.DASTORE),

	/** The topmost slot is copied. */
	DUP(1, 2, Opcodes.DUP),

	/** The topmost slot is copied to below the second one. */
	DUP_X1(2, 3, Opcodes.DUP_X1),

	/** The topmost slot is copied to below the third one. */
	DUP_X2(3, 4, Opcodes.DUP_X2),

	/** The two topmost slots are copied. */
	DUP2(2, 4, Opcodes.DUP2),

	/** The two topmost slots are copied to below the third one. */
	DUP2_X1(3, 5, Opcodes.DUP2_X1),

	/** The two topmost slots are copied to below the fourth one. */
	DUP2_X2(4, 6, Opcodes.DUP2_X2),

	/** The two topmost slots change places. */
	SWAP(2, 2, Opcodes.SWAP),

	/** A value is replaced by one of the same size. */
	UNARY(1, 1, Opcodes.INEG, Opcodes.FNEG, Opcodes.I2F, Opcodes.F2I, Opcodes.I2B, Opcodes.I2C, Opcodes.I2S,
			Opcodes.ARRAYLENGTH, Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.CHECKCAST, Opcodes.INSTANCEOF),

	/** A wide value is replaced by one of the same size. */
	UNARY_WIDE(2, 2, Opcodes.LNEG, Opcodes.DNEG, Opcodes.L2D, Opcodes.D2L),

	/** A value is replaced by a wide one. */
	WIDEN(1, 2, Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D),

	/** A wide value is replaced by one of a single slot. */
	NARROW(2, 1, Opcodes.L2I, Opcodes.L2F, Opcodes.D2I, Opcodes.D2F),

	/** Two values are replaced by one of their size. */
	BINARY(2, 1, Opcodes.IADD, Opcodes.FADD, Opcodes.ISUB, Opcodes.FSUB, Opcodes.IMUL, Opcodes.FMUL, Opcodes.IDIV,
			Opcodes.FDIV, Opcodes.IREM, Opcodes.FREM, Opcodes.ISHL, Opcodes.ISHR, Opcodes.IUSHR, Opcodes.IAND,
			Opcodes.IOR, Opcodes.IXOR, Opcodes.FCMPL, Opcodes.FCMPG),

	/** Two wide values are replaced by one of their size. */
	BINARY_WIDE(4, 2, Opcodes.LADD, Opcodes.DADD, Opcodes.LSUB, Opcodes.DSUB, Opcodes.LMUL, Opcodes.DMUL, Opcodes.LDIV,
			Opcodes.DDIV, Opcodes.LREM, Opcodes.DREM, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR),

	/** A wide value is shifted by a distance of one slot. */
	SHIFT_WIDE(3, 2, Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR),

	/** Two wide values are replaced by how they compare. */
	COMPARE_WIDE(4, 1, Opcodes.LCMP, Opcodes.DCMPL, Opcodes.DCMPG);

	private static final @Nullable StackEffect[] BY_OPCODE = new StackEffect[Opcodes.IFNONNULL + 1];

	static {
		for (StackEffect effect : values()) {
			for (int opcode : effect.opcodes) {
				BY_OPCODE[opcode] = effect;
			}
		}
	}

	private final int popped;

	private final int pushed;

	// Never handed out
	@SuppressWarnings("ImmutableEnumChecker")
	private final int[] opcodes;

	StackEffect(int popped, int pushed, int... opcodes) {
		this.popped = popped;
		this.pushed = pushed;
		this.opcodes = opcodes;
	}

	/**
	 * Return the effect of an instruction.
	 * @param opcode its opcode
	 * @throws IllegalArgumentException if its effect does not depend on the opcode alone
	 */
	static StackEffect of(int opcode) {
		StackEffect effect = BY_OPCODE[opcode];
		if (effect == null) {
			throw new IllegalArgumentException("Opcode %d alone does not say what it does".formatted(opcode));
		}
		return effect;
	}

	/**
	 * Return how many slots are popped.
	 */
	int popped() {
		return this.popped;
	}

	/**
	 * Return how many slots are pushed afterwards.
	 */
	int pushed() {
		return this.pushed;
	}

}
