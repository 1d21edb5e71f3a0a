package dev.embercache.codec;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * A class that is being generated for one plan. It reaches fields and constructors
 * through method handles that are its constants, which the JIT compiles to plain
 * accesses; reflection takes five times as long and makes an object of each number.
 * <p>
 * Constants are final fields, all set when the class is initialized. Dynamic constants in
 * the class file would be shorter, but as long as one of them was never needed, the JIT
 * compiles none of the method that could need it.
 * <p>
 * The class is hidden and nothing but its instance holds it, so that it goes with the
 * codec of its generation.
 *
 * @param <T> what it extends
 */
final class HiddenClass<T> {

	private static final String HANDLES = Type.getInternalName(MethodHandles.class);

	private static final String LIST = Type.getInternalName(List.class);

	private final Class<T> superclass;

	private final String name;

	private final List<Object> constants = new ArrayList<>();

	private final List<Class<?>> types = new ArrayList<>();

	private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);

	HiddenClass(Class<T> superclass) {
		this.superclass = superclass;
		String superName = Type.getInternalName(superclass);
		this.name = superName + "$Generated";
		this.writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, this.name, null, superName, null);
		MethodVisitor constructor = method("<init>", MethodType.methodType(void.class));
		constructor.visitVarInsn(Opcodes.ALOAD, 0);
		constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
		end(constructor, Opcodes.RETURN);
	}

	/**
	 * Begin a method.
	 */
	MethodVisitor method(String name, MethodType type) {
		return method(0, name, type);
	}

	private MethodVisitor method(int access, String name, MethodType type) {
		MethodVisitor code = this.writer.visitMethod(access, name, type.descriptorString(), null, null);
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
		code.visitFieldInsn(Opcodes.GETSTATIC, this.name, field(this.constants.size()), type.descriptorString());
		this.constants.add(constant);
		this.types.add(type);
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
		writeInitializer();
		this.writer.visitEnd();
		Class<?> type = MethodHandles.lookup()
			.defineHiddenClassWithClassData(this.writer.toByteArray(), List.copyOf(this.constants), true)
			.lookupClass();
		return this.superclass.cast(type.getDeclaredConstructor().newInstance());
	}

	private void writeInitializer() {
		MethodVisitor code = method(Opcodes.ACC_STATIC, "<clinit>", MethodType.methodType(void.class));
		code.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "lookup",
				MethodType.methodType(MethodHandles.Lookup.class).descriptorString(), false);
		code.visitLdcInsn(ConstantDescs.DEFAULT_NAME);
		code.visitLdcInsn(Type.getType(List.class));
		code.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "classData",
				MethodType.methodType(Object.class, MethodHandles.Lookup.class, String.class, Class.class)
					.descriptorString(),
				false);
		code.visitTypeInsn(Opcodes.CHECKCAST, LIST);
		for (int i = 0; i < this.constants.size(); i++) {
			Type type = Type.getType(this.types.get(i));
			this.writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field(i), type.getDescriptor(), null, null);
			code.visitInsn(Opcodes.DUP);
			code.visitLdcInsn(i);
			code.visitMethodInsn(Opcodes.INVOKEINTERFACE, LIST, "get",
					MethodType.methodType(Object.class, int.class).descriptorString(), true);
			code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
			code.visitFieldInsn(Opcodes.PUTSTATIC, this.name, field(i), type.getDescriptor());
		}
		end(code, Opcodes.RETURN);
	}

	private static String field(int index) {
		return "constant" + index;
	}

}
