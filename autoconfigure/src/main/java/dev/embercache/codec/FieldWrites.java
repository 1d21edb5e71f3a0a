package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Finds out where a class sets a field of its own, from its class file.
 */
final class FieldWrites {

	private FieldWrites() {
	}

	/**
	 * Return whether a class computes the content of a field on demand, so that the field
	 * may be empty at first: each method that sets it also reads it and takes no
	 * arguments, and no constructor sets it.
	 */
	static boolean onlyWhenNeeded(Field field) {
		AccessFinder finder = new AccessFinder(field);
		return ClassFileReader.accept(field.getDeclaringClass(), finder) && finder.reading.containsAll(finder.writing)
				&& !finder.writing.isEmpty()
				&& finder.writing.stream().allMatch((method) -> !method.startsWith("<") && method.contains("()"));
	}

	/**
	 * Collects the methods that read a field and those that write it.
	 */
	private static final class AccessFinder extends ClassVisitor {

		private final String owner;

		private final Field field;

		private final Set<String> reading = new HashSet<>();

		private final Set<String> writing = new HashSet<>();

		AccessFinder(Field field) {
			super(SpringAsmInfo.ASM_VERSION);
			this.owner = Type.getInternalName(field.getDeclaringClass());
			this.field = field;
		}

		@Override
		public MethodVisitor visitMethod(int access, String method, String descriptor, @Nullable String signature,
				String @Nullable [] exceptions) {
			return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

				@Override
				public void visitFieldInsn(int opcode, String owner, String name, String type) {
					if (name.equals(AccessFinder.this.field.getName()) && owner.equals(AccessFinder.this.owner)) {
						Set<String> methods = (opcode == Opcodes.PUTFIELD) ? AccessFinder.this.writing
								: AccessFinder.this.reading;
						methods.add(method + descriptor);
					}
				}

			};
		}

	}

}
