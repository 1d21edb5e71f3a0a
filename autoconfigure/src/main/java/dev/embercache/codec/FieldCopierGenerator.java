package dev.embercache.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.ConstantDynamic;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Writes the {@link FieldCopier} of a class. The fields are read and written through
 * method handles that are constants of the generated class, which the JIT compiles to
 * plain accesses; reflection takes five times as long and makes an object of each number.
 * <p>
 * The class is hidden and nothing but its instance holds it, so that it goes with the
 * codec of its generation.
 */
final class FieldCopierGenerator {

	private static final String SUPERCLASS = Type.getInternalName(FieldCopier.class);

	private static final String COPIER = Type.getInternalName(TreeCopier.class);

	private static final String HANDLE = Type.getInternalName(MethodHandle.class);

	private static final Handle CLASS_DATA_AT = new Handle(Opcodes.H_INVOKESTATIC,
			Type.getInternalName(MethodHandles.class), "classDataAt",
			MethodType.methodType(Object.class, MethodHandles.Lookup.class, String.class, Class.class, int.class)
				.descriptorString(),
			false);

	private static final int ORIGINAL = 1;

	private static final int PARTS_COPIER = 2;

	private static final int FIRST_PART = 3;

	private final StatePlan plan;

	private final List<Object> constants = new ArrayList<>();

	private final MethodVisitor code;

	private final ClassWriter writer;

	private FieldCopierGenerator(StatePlan plan) {
		this.plan = plan;
		this.writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
		this.writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, SUPERCLASS + "$Generated", null,
				SUPERCLASS, null);
		writeConstructor();
		this.code = this.writer.visitMethod(0, "copy",
				MethodType.methodType(Object.class, Object.class, TreeCopier.class).descriptorString(), null, null);
	}

	/**
	 * Generate the copier of a class that is made with a constructor of its parts.
	 */
	static FieldCopier ofConstructor(StatePlan plan, Constructor<?> constructor) throws ReflectiveOperationException {
		FieldCopierGenerator generator = new FieldCopierGenerator(plan);
		generator.writeParts();
		generator.writeConstruction(MethodHandles.lookup().unreflectConstructor(constructor));
		return generator.define();
	}

	/**
	 * Generate the copier of a class whose fields are set.
	 */
	static FieldCopier ofFields(StatePlan plan, Instantiation instantiation) throws ReflectiveOperationException {
		FieldCopierGenerator generator = new FieldCopierGenerator(plan);
		generator.writeParts();
		generator.writeSetting(instantiation);
		return generator.define();
	}

	private void writeConstructor() {
		MethodVisitor constructor = this.writer.visitMethod(0, "<init>", "()V", null, null);
		constructor.visitCode();
		constructor.visitVarInsn(Opcodes.ALOAD, 0);
		constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPERCLASS, "<init>", "()V", false);
		constructor.visitInsn(Opcodes.RETURN);
		constructor.visitMaxs(0, 0);
		constructor.visitEnd();
	}

	/**
	 * Copy all parts to local variables, and end here if the value can be shared because
	 * none of them is another object.
	 */
	private void writeParts() throws ReflectiveOperationException {
		this.code.visitCode();
		boolean[] open = new boolean[this.plan.fields().size()];
		for (int index : this.plan.open()) {
			open[index] = true;
		}
		int local = FIRST_PART;
		for (int i = 0; i < open.length; i++) {
			writePart(i, open[i]);
			Type type = carried(this.plan.fields().get(i));
			this.code.visitVarInsn(type.getOpcode(Opcodes.ISTORE), local);
			local += type.getSize();
		}
		if (this.plan.unchangeable()) {
			writeSharing(open);
		}
	}

	private void writePart(int index, boolean open) throws ReflectiveOperationException {
		if (!open) {
			writeGet(index);
			return;
		}
		this.code.visitVarInsn(Opcodes.ALOAD, PARTS_COPIER);
		writeGet(index);
		Slot slot = this.plan.slot(index);
		if (slot.scalar() != null) {
			writeConstant(slot.type(), Class.class);
			writeCall(COPIER, "copy", MethodType.methodType(Object.class, Object.class, Class.class));
		}
		else {
			writeCall(COPIER, "copy", MethodType.methodType(Object.class, Object.class));
		}
	}

	private void writeSharing(boolean[] open) throws ReflectiveOperationException {
		Label changed = new Label();
		int local = FIRST_PART;
		for (int i = 0; i < open.length; i++) {
			if (open[i]) {
				this.code.visitVarInsn(Opcodes.ALOAD, local);
				writeGet(i);
				this.code.visitJumpInsn(Opcodes.IF_ACMPNE, changed);
			}
			local += carried(this.plan.fields().get(i)).getSize();
		}
		this.code.visitVarInsn(Opcodes.ALOAD, ORIGINAL);
		this.code.visitInsn(Opcodes.ARETURN);
		this.code.visitLabel(changed);
	}

	private void writeConstruction(MethodHandle constructor) {
		MethodType type = constructor.type().changeReturnType(Object.class).erase();
		writeConstant(constructor.asType(type), MethodHandle.class);
		int local = FIRST_PART;
		for (Field field : this.plan.fields()) {
			Type carried = carried(field);
			this.code.visitVarInsn(carried.getOpcode(Opcodes.ILOAD), local);
			local += carried.getSize();
		}
		writeCall(HANDLE, "invokeExact", type);
		this.code.visitInsn(Opcodes.ARETURN);
	}

	private void writeSetting(Instantiation instantiation) throws ReflectiveOperationException {
		int copy = FIRST_PART;
		for (Field field : this.plan.fields()) {
			copy += carried(field).getSize();
		}
		writeConstant(instantiation, Instantiation.class);
		writeCall(Type.getInternalName(Instantiation.class), "instantiate", MethodType.methodType(Object.class));
		this.code.visitVarInsn(Opcodes.ASTORE, copy);
		int local = FIRST_PART;
		for (Field field : this.plan.fields()) {
			MethodHandle setter = MethodHandles.lookup().unreflectSetter(field);
			MethodType type = setter.type().erase();
			writeConstant(setter.asType(type), MethodHandle.class);
			this.code.visitVarInsn(Opcodes.ALOAD, copy);
			Type carried = carried(field);
			this.code.visitVarInsn(carried.getOpcode(Opcodes.ILOAD), local);
			local += carried.getSize();
			writeCall(HANDLE, "invokeExact", type);
		}
		this.code.visitVarInsn(Opcodes.ALOAD, copy);
		this.code.visitInsn(Opcodes.ARETURN);
	}

	private void writeGet(int index) throws ReflectiveOperationException {
		MethodHandle getter = MethodHandles.lookup().unreflectGetter(this.plan.fields().get(index));
		MethodType type = getter.type().erase();
		writeConstant(getter.asType(type), MethodHandle.class);
		this.code.visitVarInsn(Opcodes.ALOAD, ORIGINAL);
		writeCall(HANDLE, "invokeExact", type);
	}

	private void writeCall(String owner, String name, MethodType type) {
		this.code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, type.descriptorString(), false);
	}

	private void writeConstant(Object constant, Class<?> type) {
		this.code.visitLdcInsn(new ConstantDynamic("_", type.descriptorString(), CLASS_DATA_AT, this.constants.size()));
		this.constants.add(constant);
	}

	/**
	 * Return the type that a part has on its way: what is no number is an object, since
	 * the class cannot name the application's.
	 */
	private static Type carried(Field field) {
		return Type.getType(field.getType().isPrimitive() ? field.getType() : Object.class);
	}

	private FieldCopier define() throws ReflectiveOperationException {
		this.code.visitMaxs(0, 0);
		this.code.visitEnd();
		this.writer.visitEnd();
		Class<?> type = MethodHandles.lookup()
			.defineHiddenClassWithClassData(this.writer.toByteArray(), List.copyOf(this.constants), true)
			.lookupClass();
		return (FieldCopier) type.getDeclaredConstructor().newInstance();
	}

}
