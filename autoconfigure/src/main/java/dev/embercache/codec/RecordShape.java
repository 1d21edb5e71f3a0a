package dev.embercache.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/**
 * What the compiler wrote into a record and what somebody wrote.
 *
 * @param constructsByRule whether the canonical constructor does nothing but take its
 * arguments
 * @param equalsByRule whether {@code equals} is the JDK's comparison of components
 */
record RecordShape(boolean constructsByRule, boolean equalsByRule) {

	static RecordShape of(Class<?> type) {
		String resource = "/" + type.getName().replace('.', '/') + ".class";
		try (InputStream in = type.getResourceAsStream(resource)) {
			if (in == null) {
				return new RecordShape(false, true);
			}
			Reading reading = new Reading(type);
			new ClassReader(in.readAllBytes()).accept(reading, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
			return new RecordShape(reading.constructsByRule, reading.equalsByRule);
		}
		catch (IOException | RuntimeException ex) {
			return new RecordShape(false, true);
		}
	}

	private static final class Reading extends ClassVisitor {

		private final String canonical;

		private final int components;

		private boolean constructsByRule;

		private boolean equalsByRule;

		Reading(Class<?> type) {
			super(SpringAsmInfo.ASM_VERSION);
			StringBuilder descriptor = new StringBuilder("(");
			Arrays.stream(type.getRecordComponents())
				.forEach((component) -> descriptor.append(component.getType().descriptorString()));
			this.canonical = descriptor.append(")V").toString();
			this.components = type.getRecordComponents().length;
		}

		@Override
		public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor,
				@Nullable String signature, String @Nullable [] exceptions) {
			if (name.equals("<init>") && descriptor.equals(this.canonical)) {
				return new Constructor();
			}
			if (name.equals("equals") && descriptor.equals("(Ljava/lang/Object;)Z")) {
				return new Equals();
			}
			return null;
		}

		/**
		 * Accepts {@code super()} and one plain assignment per component, nothing else.
		 */
		private final class Constructor extends MethodVisitor {

			private final List<Integer> opcodes = new ArrayList<>();

			private boolean foreign;

			Constructor() {
				super(SpringAsmInfo.ASM_VERSION);
			}

			@Override
			public void visitInsn(int opcode) {
				this.opcodes.add(opcode);
			}

			@Override
			public void visitVarInsn(int opcode, int variable) {
				this.opcodes.add(Opcodes.ALOAD);
				this.foreign |= opcode >= Opcodes.ISTORE;
			}

			@Override
			public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
				this.opcodes.add(opcode);
			}

			@Override
			public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
				this.opcodes.add(opcode);
				this.foreign |= !owner.equals("java/lang/Record");
			}

			@Override
			public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
				this.foreign = true;
			}

			@Override
			public void visitJumpInsn(int opcode, org.springframework.asm.Label label) {
				this.foreign = true;
			}

			@Override
			public void visitTypeInsn(int opcode, String type) {
				this.foreign = true;
			}

			@Override
			public void visitIntInsn(int opcode, int operand) {
				this.foreign = true;
			}

			@Override
			public void visitLdcInsn(Object value) {
				this.foreign = true;
			}

			@Override
			public void visitIincInsn(int variable, int increment) {
				this.foreign = true;
			}

			@Override
			public void visitEnd() {
				List<Integer> expected = new ArrayList<>(List.of(Opcodes.ALOAD, Opcodes.INVOKESPECIAL));
				for (int i = 0; i < Reading.this.components; i++) {
					expected.addAll(List.of(Opcodes.ALOAD, Opcodes.ALOAD, Opcodes.PUTFIELD));
				}
				expected.add(Opcodes.RETURN);
				Reading.this.constructsByRule = !this.foreign && this.opcodes.equals(expected);
			}

		}

		private final class Equals extends MethodVisitor {

			Equals() {
				super(SpringAsmInfo.ASM_VERSION);
			}

			@Override
			public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
				Reading.this.equalsByRule = bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
			}

		}

	}

}
