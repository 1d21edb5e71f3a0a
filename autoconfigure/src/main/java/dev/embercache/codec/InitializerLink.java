package dev.embercache.codec;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * The lambda that the constructors of a class put into a lazy field, found in the class
 * file.
 *
 * @param owner the class
 * @param factory the types of what the lambda captures, and its own type
 * @param implementation its code
 */
record InitializerLink(Class<?> owner, String factory, Handle implementation) {

	private static final String FUNCTION = "kotlin/jvm/functions/Function0";

	/**
	 * Find the link of a field.
	 * @param captured the number of objects that the lambda captured
	 * @return the link, or {@code null} if there is none, or more than one
	 */
	static @Nullable InitializerLink find(Class<?> owner, String field, int captured) {
		Set<InitializerLink> found = new LinkedHashSet<>();
		if (!ClassFileReader.accept(owner, new Constructors(owner, field, found))) {
			return null;
		}
		found.removeIf((link) -> Type.getArgumentTypes(link.factory).length != captured);
		return (found.size() == 1) ? found.iterator().next() : null;
	}

	/**
	 * Make what computes the property.
	 * @param captured what the lambda captured, in order
	 * @throws Refusal if its code is not there
	 */
	Object link(List<@Nullable Object> captured) {
		try {
			ClassLoader loader = this.owner.getClassLoader();
			MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(this.owner, MethodHandles.lookup());
			return new LinkedInitializer(code(lookup, loader), captured)
				.as(Class.forName(FUNCTION.replace('/', '.'), false, loader));
		}
		catch (ReflectiveOperationException | LinkageError | IllegalArgumentException ex) {
			throw new Refusal("its code cannot be linked (%s)".formatted(ex), Refusal.COMPUTED_ANEW, ex);
		}
	}

	private MethodHandle code(MethodHandles.Lookup lookup, ClassLoader loader) throws ReflectiveOperationException {
		if (!this.implementation.getOwner().equals(this.owner.getName().replace('.', '/'))) {
			throw new NoSuchMethodException("The code is not that of " + this.owner.getName());
		}
		MethodType type = MethodType.fromMethodDescriptorString(this.implementation.getDesc(), loader);
		String name = this.implementation.getName();
		return switch (this.implementation.getTag()) {
			case Opcodes.H_INVOKESTATIC -> lookup.findStatic(this.owner, name, type);
			case Opcodes.H_INVOKESPECIAL -> lookup.findSpecial(this.owner, name, type, this.owner);
			default -> lookup.findVirtual(this.owner, name, type);
		};
	}

	private static final class Constructors extends ClassVisitor {

		private final Class<?> owner;

		private final String field;

		private final Set<InitializerLink> found;

		Constructors(Class<?> owner, String field, Set<InitializerLink> found) {
			super(SpringAsmInfo.ASM_VERSION);
			this.owner = owner;
			this.field = field;
			this.found = found;
		}

		@Override
		public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor,
				@Nullable String signature, String @Nullable [] exceptions) {
			return name.equals("<init>") ? new Body() : null;
		}

		/**
		 * A lambda belongs to the next field that is set after it was linked.
		 */
		private final class Body extends MethodVisitor {

			private final Set<InitializerLink> pending = new LinkedHashSet<>();

			Body() {
				super(SpringAsmInfo.ASM_VERSION);
			}

			@Override
			public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
				if (bootstrap.getOwner().equals(Type.getInternalName(LambdaMetafactory.class))
						&& Type.getReturnType(descriptor).getInternalName().equals(FUNCTION)) {
					this.pending.add(new InitializerLink(Constructors.this.owner, descriptor, (Handle) arguments[1]));
				}
			}

			@Override
			public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
				if (opcode == Opcodes.PUTFIELD) {
					if (name.equals(Constructors.this.field)
							&& owner.equals(Constructors.this.owner.getName().replace('.', '/'))) {
						Constructors.this.found.addAll(this.pending);
					}
					this.pending.clear();
				}
			}

		}

	}

}
