package dev.embercache.codec;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/**
 * Where a class sets a field of its own, read from its class file.
 */
final class FieldWrites {

	private FieldWrites() {
	}

	/**
	 * Return whether a class computes the content of a field when it is needed, so that
	 * nobody misses it: each method that sets it reads it as well and takes no arguments,
	 * and no constructor sets it.
	 */
	static boolean onlyWhenNeeded(Field field) {
		Class<?> type = field.getDeclaringClass();
		try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
			if (in == null) {
				return false;
			}
			Reading reading = new Reading(type.getName().replace('.', '/'), field);
			new ClassReader(in.readAllBytes()).accept(reading, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
			return reading.reading.containsAll(reading.writing) && !reading.writing.isEmpty()
					&& reading.writing.stream().allMatch((method) -> !method.startsWith("<") && method.contains("()"));
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Collects the methods that read a field and those that write it.
	 */
	private static final class Reading extends ClassVisitor {

		private final String owner;

		private final Field field;

		private final Set<String> reading = new HashSet<>();

		private final Set<String> writing = new HashSet<>();

		Reading(String owner, Field field) {
			super(SpringAsmInfo.ASM_VERSION);
			this.owner = owner;
			this.field = field;
		}

		@Override
		public MethodVisitor visitMethod(int access, String method, String descriptor, @Nullable String signature,
				String @Nullable [] exceptions) {
			return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

				@Override
				public void visitFieldInsn(int opcode, String owner, String name, String type) {
					if (name.equals(Reading.this.field.getName()) && owner.equals(Reading.this.owner)) {
						Set<String> methods = (opcode == Opcodes.PUTFIELD) ? Reading.this.writing
								: Reading.this.reading;
						methods.add(method + descriptor);
					}
				}

			};
		}

	}

}
