package dev.embercache.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Takes the values of one class apart and puts them together. Its subclasses are
 * generated, one per class that is met often: reflection made up two fifths of the
 * encoding of a basket of 20 items.
 */
abstract class FieldAccess {

	private static final MethodType GET = MethodType.methodType(Object.class, Object.class);

	private static final MethodType SET = MethodType.methodType(void.class, Object.class, Object.class);

	private static final MethodType MAKE = MethodType.methodType(Object.class, Object[].class);

	private static final int ARGUMENT = 1;

	private static final int INDEX = 2;

	private static final int RESULT = 2;

	/**
	 * Return the content of the fields of a value, in their order.
	 */
	abstract @Nullable Object[] takeApart(Object value);

	/**
	 * Return the content of one field of a value.
	 * @param index the index of the field, which there is
	 */
	abstract @Nullable Object part(Object value, int index);

	/**
	 * Make a value of the content of all of its fields.
	 * @throws Throwable what a constructor throws
	 */
	@SuppressWarnings("checkstyle:IllegalThrows")
	abstract Object putTogether(@Nullable Object[] parts) throws Throwable;

	/**
	 * Generate the access to a class that is made with a constructor of its parts.
	 */
	static FieldAccess ofConstructor(List<Field> fields, Constructor<?> constructor)
			throws ReflectiveOperationException {
		HiddenClass<FieldAccess> generated = new HiddenClass<>(FieldAccess.class);
		writeTakingApart(generated, fields);
		writePart(generated, fields);
		MethodVisitor code = generated.method("putTogether", MAKE);
		MethodHandle make = MethodHandles.lookup().unreflectConstructor(constructor);
		generated.constant(code, make.asFixedArity().asSpreader(Object[].class, fields.size()).asType(MAKE),
				MethodHandle.class);
		code.visitVarInsn(Opcodes.ALOAD, ARGUMENT);
		generated.call(code, MAKE);
		generated.end(code, Opcodes.ARETURN);
		return generated.instance();
	}

	/**
	 * Generate the access to a class whose fields are set.
	 */
	static FieldAccess ofFields(List<Field> fields, Instantiation instantiation) throws ReflectiveOperationException {
		HiddenClass<FieldAccess> generated = new HiddenClass<>(FieldAccess.class);
		writeTakingApart(generated, fields);
		writePart(generated, fields);
		MethodVisitor code = generated.method("putTogether", MAKE);
		generated.constant(code, instantiation, Instantiation.class);
		code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Type.getInternalName(Instantiation.class), "instantiate",
				MethodType.methodType(Object.class).descriptorString(), false);
		code.visitVarInsn(Opcodes.ASTORE, RESULT);
		for (int i = 0; i < fields.size(); i++) {
			generated.constant(code, MethodHandles.lookup().unreflectSetter(fields.get(i)).asType(SET),
					MethodHandle.class);
			code.visitVarInsn(Opcodes.ALOAD, RESULT);
			code.visitVarInsn(Opcodes.ALOAD, ARGUMENT);
			code.visitLdcInsn(i);
			code.visitInsn(Opcodes.AALOAD);
			generated.call(code, SET);
		}
		code.visitVarInsn(Opcodes.ALOAD, RESULT);
		generated.end(code, Opcodes.ARETURN);
		return generated.instance();
	}

	private static void writeTakingApart(HiddenClass<?> generated, List<Field> fields)
			throws ReflectiveOperationException {
		MethodVisitor code = generated.method("takeApart", MethodType.methodType(Object[].class, Object.class));
		code.visitLdcInsn(fields.size());
		code.visitTypeInsn(Opcodes.ANEWARRAY, Type.getInternalName(Object.class));
		for (int i = 0; i < fields.size(); i++) {
			code.visitInsn(Opcodes.DUP);
			code.visitLdcInsn(i);
			writeGet(generated, code, fields.get(i));
			code.visitInsn(Opcodes.AASTORE);
		}
		generated.end(code, Opcodes.ARETURN);
	}

	private static void writePart(HiddenClass<?> generated, List<Field> fields) throws ReflectiveOperationException {
		MethodVisitor code = generated.method("part", MethodType.methodType(Object.class, Object.class, int.class));
		Label none = new Label();
		Label[] labels = fields.stream().map((field) -> new Label()).toArray(Label[]::new);
		if (labels.length > 0) {
			code.visitVarInsn(Opcodes.ILOAD, INDEX);
			code.visitTableSwitchInsn(0, labels.length - 1, none, labels);
		}
		for (int i = 0; i < labels.length; i++) {
			code.visitLabel(labels[i]);
			writeGet(generated, code, fields.get(i));
			code.visitInsn(Opcodes.ARETURN);
		}
		code.visitLabel(none);
		code.visitInsn(Opcodes.ACONST_NULL);
		generated.end(code, Opcodes.ARETURN);
	}

	private static void writeGet(HiddenClass<?> generated, MethodVisitor code, Field field)
			throws ReflectiveOperationException {
		generated.constant(code, MethodHandles.lookup().unreflectGetter(field).asType(GET), MethodHandle.class);
		code.visitVarInsn(Opcodes.ALOAD, ARGUMENT);
		generated.call(code, GET);
	}

}
