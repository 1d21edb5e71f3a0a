package dev.embercache.codec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Tells the members of a record that the compiler generated from those that were written
 * by hand.
 *
 * @param constructsByRule whether the canonical constructor only assigns its arguments
 * @param equalsByRule whether {@code equals} is the JDK's comparison of components
 */
record RecordShape(boolean constructsByRule, boolean equalsByRule) {

	static RecordShape of(Class<?> type) {
		ShapeFinder finder = new ShapeFinder(type);
		return ClassFileReader.accept(type, finder) ? new RecordShape(finder.constructsByRule, finder.equalsByRule)
				: new RecordShape(false, true);
	}

	private static final class ShapeFinder extends ClassVisitor {

		private final String canonical;

		private final RecordComponent[] components;

		private boolean constructsByRule;

		private boolean equalsByRule;

		ShapeFinder(Class<?> type) {
			super(SpringAsmInfo.ASM_VERSION);
			this.components = type.getRecordComponents();
			StringBuilder descriptor = new StringBuilder("(");
			for (RecordComponent component : this.components) {
				descriptor.append(component.getType().descriptorString());
			}
			this.canonical = descriptor.append(")V").toString();
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

			private final List<String> steps = new ArrayList<>();

			private boolean foreign;

			Constructor() {
				super(SpringAsmInfo.ASM_VERSION);
			}

			@Override
			public void visitInsn(int opcode) {
				this.foreign |= opcode != Opcodes.RETURN;
			}

			@Override
			public void visitVarInsn(int opcode, int variable) {
				this.steps.add("load " + variable);
				this.foreign |= opcode >= Opcodes.ISTORE;
			}

			@Override
			public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
				this.steps.add("put " + name);
				this.foreign |= opcode != Opcodes.PUTFIELD;
			}

			@Override
			public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
				this.steps.add("super");
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
				List<String> expected = new ArrayList<>(List.of("load 0", "super"));
				int variable = 1;
				for (RecordComponent component : ShapeFinder.this.components) {
					expected.addAll(List.of("load 0", "load " + variable, "put " + component.getName()));
					variable += Type.getType(component.getType()).getSize();
				}
				ShapeFinder.this.constructsByRule = !this.foreign && this.steps.equals(expected);
			}

		}

		private final class Equals extends MethodVisitor {

			Equals() {
				super(SpringAsmInfo.ASM_VERSION);
			}

			@Override
			public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
				ShapeFinder.this.equalsByRule = bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
			}

		}

	}

}
