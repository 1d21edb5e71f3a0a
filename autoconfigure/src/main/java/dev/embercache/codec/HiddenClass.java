package dev.embercache.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.ConstantDynamic;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * A class that is being generated for one plan. It reaches fields and constructors
 * through method handles that are its constants, which the JIT compiles to plain
 * accesses; reflection takes five times as long and makes an object of each number.
 * <p>
 * The class is hidden and nothing but its instance holds it, so that it goes with the
 * codec of its generation.
 *
 * @param <T> what it extends
 */
final class HiddenClass<T> {

	private static final Handle CLASS_DATA_AT = new Handle(Opcodes.H_INVOKESTATIC,
			Type.getInternalName(MethodHandles.class), "classDataAt",
			MethodType.methodType(Object.class, MethodHandles.Lookup.class, String.class, Class.class, int.class)
				.descriptorString(),
			false);

	private final Class<T> superclass;

	private final List<Object> constants = new ArrayList<>();

	private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);

	HiddenClass(Class<T> superclass) {
		this.superclass = superclass;
		String name = Type.getInternalName(superclass);
		this.writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name + "$Generated", null, name, null);
		MethodVisitor constructor = method("<init>", MethodType.methodType(void.class));
		constructor.visitVarInsn(Opcodes.ALOAD, 0);
		constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
		end(constructor, Opcodes.RETURN);
	}

	/**
	 * Begin a method.
	 */
	MethodVisitor method(String name, MethodType type) {
		MethodVisitor code = this.writer.visitMethod(0, name, type.descriptorString(), null, null);
		code.visitCode();
		return code;
	}

	/**
	 * End a method.
	 */
	void end(MethodVisitor code, int opcode) {
		code.visitInsn(opcode);
		code.visitMaxs(0, 0);
		code.visitEnd();
	}

	/**
	 * Write that a constant is pushed.
	 */
	void constant(MethodVisitor code, Object constant, Class<?> type) {
		code.visitLdcInsn(new ConstantDynamic("_", type.descriptorString(), CLASS_DATA_AT, this.constants.size()));
		this.constants.add(constant);
	}

	/**
	 * Write that the handle which was pushed first is called with what was pushed since.
	 */
	void call(MethodVisitor code, MethodType type) {
		code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Type.getInternalName(MethodHandle.class), "invokeExact",
				type.descriptorString(), false);
	}

	/**
	 * Define the class and make its one instance.
	 */
	T instance() throws ReflectiveOperationException {
		this.writer.visitEnd();
		Class<?> type = MethodHandles.lookup()
			.defineHiddenClassWithClassData(this.writer.toByteArray(), List.copyOf(this.constants), true)
			.lookupClass();
		return this.superclass.cast(type.getDeclaredConstructor().newInstance());
	}

}
