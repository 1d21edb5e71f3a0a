package dev.embercache.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes classes tell the {@link Recorder} what they do. A cached method always tells when
 * it begins and ends; everything else only where it is asked for. Lambdas count as a part
 * of the method that they are written in.
 */
final class Weaver {

	private static final String CACHEABLE = "Lorg/springframework/cache/annotation/Cacheable;";

	private final Names names;

	private final boolean all;

	/**
	 * Create a weaver.
	 * @param names where to number names
	 * @param all whether methods, fields and containers tell too
	 */
	Weaver(Names names, boolean all) {
		this.names = names;
		this.all = all;
	}

	byte[] weave(byte[] classFile) {
		ClassReader reader = new ClassReader(classFile);
		Survey survey = new Survey();
		reader.accept(survey, ClassReader.SKIP_FRAMES);
		if (survey.isLeftOut || (!this.all && survey.cached.isEmpty())) {
			return classFile;
		}
		ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
		reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {

			@Override
			public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
					String[] exceptions) {
				MethodVisitor target = super.visitMethod(access, name, descriptor, signature, exceptions);
				String key = survey.root(name + descriptor);
				int number = Weaver.this.names.number(survey.name + "." + key);
				MethodVisitor woven = target;
				if (Weaver.this.all) {
					boolean tells = (access & Opcodes.ACC_SYNTHETIC) == 0
							|| survey.lambdas.containsKey(name + descriptor);
					woven = new Probes(target, Weaver.this.names, number, tells);
				}
				return survey.cached.contains(name + descriptor) ? new Bounds(woven, number) : woven;
			}

		}, 0);
		return writer.toByteArray();
	}

	/**
	 * Reads which methods are cached, and which method a lambda is written in.
	 */
	private static final class Survey extends ClassVisitor {

		private final Set<String> cached = new HashSet<>();

		private final Map<String, String> lambdas = new HashMap<>();

		private String name = "";

		private String internalName = "";

		private boolean isLeftOut;

		Survey() {
			super(Opcodes.ASM9);
		}

		@Override
		public void visit(int version, int access, String name, String signature, String superName,
				String[] interfaces) {
			this.internalName = name;
			this.name = name.replace('/', '.');
			// The tables behind a switch over an enum count as a part of the switch.
			this.isLeftOut = (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_SYNTHETIC)) != 0;
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			return new MethodVisitor(Opcodes.ASM9) {

				@Override
				public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
					if (annotation.equals(CACHEABLE)) {
						Survey.this.cached.add(name + descriptor);
					}
					return null;
				}

				@Override
				public void visitInvokeDynamicInsn(String site, String type, Handle bootstrap, Object... arguments) {
					for (Object argument : arguments) {
						if (argument instanceof Handle handle && handle.getName().startsWith("lambda$")
								&& handle.getOwner().equals(Survey.this.internalName)) {
							Survey.this.lambdas.put(handle.getName() + handle.getDesc(), name + descriptor);
						}
					}
				}

			};
		}

		String root(String key) {
			String parent = this.lambdas.get(key);
			return (parent != null) ? root(parent) : key;
		}

	}

	/**
	 * Says when a computation begins and ends.
	 */
	private static final class Bounds extends MethodVisitor {

		private final Label start = new Label();

		private final Label end = new Label();

		private final int number;

		Bounds(MethodVisitor target, int number) {
			super(Opcodes.ASM9, target);
			this.number = number;
		}

		@Override
		public void visitCode() {
			super.visitCode();
			visitLdcInsn(this.number);
			tell("begin", "(I)V");
			visitLabel(this.start);
		}

		@Override
		public void visitInsn(int opcode) {
			if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
				tell("end", "()V");
			}
			super.visitInsn(opcode);
		}

		@Override
		public void visitMaxs(int maxStack, int maxLocals) {
			visitLabel(this.end);
			visitTryCatchBlock(this.start, this.end, this.end, null);
			visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] { "java/lang/Throwable" });
			tell("end", "()V");
			super.visitInsn(Opcodes.ATHROW);
			super.visitMaxs(maxStack, maxLocals);
		}

		private void tell(String method, String descriptor) {
			visitMethodInsn(Opcodes.INVOKESTATIC, Probes.RECORDER, method, descriptor, false);
		}

	}

	static boolean isObject(Type type) {
		return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
	}

}
