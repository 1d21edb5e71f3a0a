package dev.embercache.lineage.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Says what instructions make of operands, except for calls and for what changes an
 * object, which the {@link TextFrame} does.
 */
final class TextInterpreter extends Interpreter<Operand> {

	private final MethodRun run;

	private final ClassNode type;

	private final List<Operand> parameters;

	/** Calls whose results got where they are not followed. */
	private final Set<String> leaks = new HashSet<>();

	/**
	 * Create a new interpreter for one method.
	 * @param run what knows the fields and methods of the application
	 * @param type the class of the method
	 * @param parameters what is known of the parameters, without {@code this}
	 */
	TextInterpreter(MethodRun run, ClassNode type, List<Operand> parameters) {
		super(Opcodes.ASM9);
		this.run = run;
		this.type = type;
		this.parameters = parameters;
	}

	MethodRun run() {
		return this.run;
	}

	Set<String> leaks() {
		return this.leaks;
	}

	void leak(Operand value) {
		String result = value.result();
		if (result != null) {
			this.leaks.add(result);
		}
	}

	@Override
	public @Nullable Operand newValue(@Nullable Type type) {
		if (type == null) {
			return Operand.UNSET;
		}
		return (type.getSort() == Type.VOID) ? null : unknown(type);
	}

	static Operand unknown(Type type) {
		return (type.getSize() == 2) ? Operand.WIDE : Operand.UNKNOWN;
	}

	@Override
	public Operand newParameterValue(boolean isInstanceMethod, int local, Type type) {
		if (isInstanceMethod && local == 0) {
			return Operand.ofThis(this.type.name, (this.type.access & Opcodes.ACC_FINAL) != 0);
		}
		int index = 0;
		int slot = isInstanceMethod ? 1 : 0;
		while (index < this.parameters.size() && slot < local) {
			slot += this.parameters.get(index).getSize();
			index++;
		}
		return (index < this.parameters.size()) ? this.parameters.get(index) : unknown(type);
	}

	@Override
	public Operand newOperation(AbstractInsnNode instruction) {
		switch (instruction.getOpcode()) {
			case Opcodes.ACONST_NULL -> {
				return Operand.of(Texts.of("null"));
			}
			case Opcodes.ICONST_M1, Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.ICONST_2, Opcodes.ICONST_3,
					Opcodes.ICONST_4, Opcodes.ICONST_5 -> {
				return Operand.of(Texts.of(String.valueOf(instruction.getOpcode() - Opcodes.ICONST_0)));
			}
			case Opcodes.BIPUSH, Opcodes.SIPUSH -> {
				return Operand.of(Texts.of(String.valueOf(((IntInsnNode) instruction).operand)));
			}
			case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> {
				return Operand.WIDE;
			}
			case Opcodes.LDC -> {
				return constant(((LdcInsnNode) instruction).cst);
			}
			case Opcodes.GETSTATIC -> {
				return field((FieldInsnNode) instruction, true);
			}
			case Opcodes.NEW -> {
				return isBuilder(((TypeInsnNode) instruction).desc) ? Operand.madeAt(instruction, false)
						: Operand.UNKNOWN;
			}
			default -> {
				return Operand.UNKNOWN;
			}
		}
	}

	static boolean isBuilder(String internalName) {
		return internalName.equals("java/lang/StringBuilder") || internalName.equals("java/lang/StringBuffer");
	}

	private static Operand constant(Object constant) {
		if (constant instanceof String text) {
			return Operand.of(Texts.of(text));
		}
		if (constant instanceof Integer number) {
			return Operand.of(Texts.of(number.toString()));
		}
		if (constant instanceof Long || constant instanceof Double) {
			return Operand.WIDE;
		}
		boolean isClass = constant instanceof Type type && type.getSort() == Type.OBJECT;
		return isClass ? Operand.ofClass(((Type) constant).getInternalName(), true) : Operand.UNKNOWN;
	}

	@Override
	public Operand copyOperation(AbstractInsnNode instruction, Operand value) {
		return value;
	}

	@Override
	public @Nullable Operand unaryOperation(AbstractInsnNode instruction, Operand value) {
		return switch (instruction.getOpcode()) {
			case Opcodes.CHECKCAST -> cast(value, ((TypeInsnNode) instruction).desc);
			case Opcodes.GETFIELD -> field((FieldInsnNode) instruction, false);
			case Opcodes.ANEWARRAY -> Operand.madeAt(instruction, true);
			case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D, Opcodes.L2D,
					Opcodes.D2L ->
				Operand.WIDE;
			case Opcodes.PUTSTATIC -> {
				leak(value);
				yield null;
			}
			case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE,
					Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN,
					Opcodes.DRETURN, Opcodes.ATHROW, Opcodes.MONITORENTER, Opcodes.MONITOREXIT, Opcodes.IFNULL,
					Opcodes.IFNONNULL ->
				null;
			case Opcodes.ARETURN -> {
				leak(value);
				yield null;
			}
			default -> Operand.UNKNOWN;
		};
	}

	/**
	 * Return a value after a cast: what comes out of a collection is a text if code takes
	 * it for one.
	 */
	private static Operand cast(Operand value, String type) {
		return (value.isContainer() && type.equals("java/lang/String")) ? Operand.of(value.texts()) : value;
	}

	@Override
	public @Nullable Operand binaryOperation(AbstractInsnNode instruction, Operand first, Operand second) {
		return switch (instruction.getOpcode()) {
			case Opcodes.LALOAD, Opcodes.DALOAD, Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM,
					Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR, Opcodes.DADD,
					Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM ->
				Operand.WIDE;
			case Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE, Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT,
					Opcodes.IF_ICMPLE, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE ->
				null;
			case Opcodes.PUTFIELD -> {
				leak(second);
				yield null;
			}
			default -> Operand.UNKNOWN;
		};
	}

	@Override
	public @Nullable Operand ternaryOperation(AbstractInsnNode instruction, Operand array, Operand index,
			Operand value) {
		leak(value);
		return null;
	}

	/**
	 * Make an array of arrays. Calls are the work of the frame.
	 */
	@Override
	public @Nullable Operand naryOperation(AbstractInsnNode instruction, List<? extends Operand> values) {
		return (instruction instanceof MultiANewArrayInsnNode) ? Operand.UNKNOWN : null;
	}

	@Override
	public void returnOperation(AbstractInsnNode instruction, Operand value, Operand expected) {
		// The frame notices what is returned
	}

	@Override
	public Operand merge(Operand first, Operand second) {
		Operand merged = first.or(second);
		if (!merged.equals(first) && !merged.isUnset()) {
			leak(first);
			leak(second);
		}
		return merged;
	}

	private Operand field(FieldInsnNode instruction, boolean isStatic) {
		Type type = Type.getType(instruction.desc);
		return (type.getSize() == 2) ? Operand.WIDE
				: this.run.field(instruction.owner, instruction.name, instruction.desc, isStatic);
	}

}
