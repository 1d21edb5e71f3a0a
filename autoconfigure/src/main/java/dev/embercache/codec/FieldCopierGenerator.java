package dev.embercache.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Writes the {@link FieldCopier} of a class.
 */
final class FieldCopierGenerator {

	private static final String COPIER = Type.getInternalName(TreeCopier.class);

	private static final int ORIGINAL = 1;

	private static final int PARTS_COPIER = 2;

	private static final int FIRST_PART = 3;

	private final StatePlan plan;

	private final HiddenClass<FieldCopier> generated = new HiddenClass<>(FieldCopier.class);

	private final MethodVisitor code = this.generated.method("copy",
			MethodType.methodType(Object.class, Object.class, TreeCopier.class));

	private FieldCopierGenerator(StatePlan plan) {
		this.plan = plan;
	}

	/**
	 * Generate the copier of a class that is made with a constructor of its parts.
	 */
	static FieldCopier ofConstructor(StatePlan plan, Constructor<?> constructor) throws ReflectiveOperationException {
		FieldCopierGenerator generator = new FieldCopierGenerator(plan);
		generator.writeParts();
		generator.writeConstruction(MethodHandles.lookup().unreflectConstructor(constructor));
		return generator.generated.instance();
	}

	/**
	 * Generate the copier of a class whose fields are set.
	 */
	static FieldCopier ofFields(StatePlan plan, Instantiation instantiation) throws ReflectiveOperationException {
		FieldCopierGenerator generator = new FieldCopierGenerator(plan);
		generator.writeParts();
		generator.writeSetting(instantiation);
		return generator.generated.instance();
	}

	/**
	 * Copy all parts to local variables, and end here if the value can be shared because
	 * none of them is another object.
	 */
	private void writeParts() throws ReflectiveOperationException {
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
		DeclaredPart place = this.plan.declaredPart(index);
		if (place.scalar() != null) {
			this.generated.constant(this.code, place.type(), Class.class);
			writeCall(Opcodes.INVOKEINTERFACE, COPIER, "copy",
					MethodType.methodType(Object.class, Object.class, Class.class));
		}
		else {
			writeCall(Opcodes.INVOKEINTERFACE, COPIER, "copy", MethodType.methodType(Object.class, Object.class));
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
		this.generated.constant(this.code, constructor.asType(type), MethodHandle.class);
		int local = FIRST_PART;
		for (Field field : this.plan.fields()) {
			Type carried = carried(field);
			this.code.visitVarInsn(carried.getOpcode(Opcodes.ILOAD), local);
			local += carried.getSize();
		}
		this.generated.call(this.code, type);
		this.generated.end(this.code, Opcodes.ARETURN);
	}

	private void writeSetting(Instantiation instantiation) throws ReflectiveOperationException {
		int copy = FIRST_PART;
		for (Field field : this.plan.fields()) {
			copy += carried(field).getSize();
		}
		this.generated.constant(this.code, instantiation, Instantiation.class);
		writeCall(Opcodes.INVOKEVIRTUAL, Type.getInternalName(Instantiation.class), "instantiate",
				MethodType.methodType(Object.class));
		this.code.visitVarInsn(Opcodes.ASTORE, copy);
		int local = FIRST_PART;
		for (Field field : this.plan.fields()) {
			MethodHandle setter = MethodHandles.lookup().unreflectSetter(field);
			MethodType type = setter.type().erase();
			this.generated.constant(this.code, setter.asType(type), MethodHandle.class);
			this.code.visitVarInsn(Opcodes.ALOAD, copy);
			Type carried = carried(field);
			this.code.visitVarInsn(carried.getOpcode(Opcodes.ILOAD), local);
			local += carried.getSize();
			this.generated.call(this.code, type);
		}
		this.code.visitVarInsn(Opcodes.ALOAD, copy);
		this.generated.end(this.code, Opcodes.ARETURN);
	}

	private void writeGet(int index) throws ReflectiveOperationException {
		MethodHandle getter = MethodHandles.lookup().unreflectGetter(this.plan.fields().get(index));
		MethodType type = getter.type().erase();
		this.generated.constant(this.code, getter.asType(type), MethodHandle.class);
		this.code.visitVarInsn(Opcodes.ALOAD, ORIGINAL);
		this.generated.call(this.code, type);
	}

	private void writeCall(int opcode, String owner, String name, MethodType type) {
		this.code.visitMethodInsn(opcode, owner, name, type.descriptorString(), opcode == Opcodes.INVOKEINTERFACE);
	}

	/**
	 * Return the type of a part while it is copied: anything but a primitive is an
	 * object, since the generated class cannot name the application's classes.
	 */
	private static Type carried(Field field) {
		return Type.getType(field.getType().isPrimitive() ? field.getType() : Object.class);
	}

}
