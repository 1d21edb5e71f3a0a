package dev.embercache.lineage.bytecode;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * A class to which the compiler gave a number for a name: an anonymous class, or one that
 * holds the numbers of enum constants for {@code switch}. The number depends on how many
 * others are above it.
 *
 * @param place where it is and what it extends, in a form that can be a part of a name
 * @param content what it means, without any such number
 * @param switchMaps the constants by their numbers, by the name of the field that holds
 * them; empty if it is no such class
 */
public record NumberedClass(String place, Fingerprint content, Map<String, Map<Integer, Reference>> switchMaps) {

	private static final Pattern NUMBER = Pattern.compile("\\$\\d+(?=\\$|$)");

	/**
	 * Read a class file.
	 * @param bytes the content
	 * @param rules what is known about the libraries that it uses
	 * @return what it says
	 * @throws RuntimeException if it cannot be read
	 */
	public static NumberedClass parse(byte[] bytes, CodeRules rules) {
		Reader reader = new Reader();
		new ClassReader(bytes).accept(reader, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
		byte[] anyNumber = ConstantPool.rename(bytes, (name) -> NUMBER.matcher(name).replaceAll("\\$#"));
		Fingerprint content = ClassFileParser.parse(anyNumber, Nest.PLAIN, rules).whole();
		return new NumberedClass(reader.place(), content, reader.switchMaps());
	}

	/**
	 * Return whether the last part of the name of a class is a number.
	 * @param className the name of the class
	 */
	public static boolean isNumbered(String className) {
		int digits = className.length();
		while (digits > 0 && isDigit(className.charAt(digits - 1))) {
			digits--;
		}
		return digits < className.length() && digits > 1 && className.charAt(digits - 1) == '$';
	}

	/**
	 * Return whether a class holds numbers of enum constants for {@code when}, as Kotlin
	 * has it. Its fields have numbers for names, the class itself has not.
	 * @param className the name of the class
	 */
	public static boolean hasNumberedFields(String className) {
		return className.endsWith("$WhenMappings");
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private static final class Reader extends ClassVisitor {

		private static final Pattern LAMBDA = Pattern.compile("\\$\\d+$");

		private static final String SWITCH_MAP = "$SwitchMap$";

		private static final String WHEN_MAP = "$EnumSwitchMapping$";

		private final Tokens place = new Tokens();

		private final Map<String, Map<Integer, Reference>> switchMaps = new HashMap<>();

		private String name = "";

		private String method = "";

		private String type = "";

		private boolean switches;

		private boolean readable = true;

		Reader() {
			super(Opcodes.ASM9);
		}

		@Override
		public void visit(int version, int access, String name, @Nullable String signature, @Nullable String superName,
				String @Nullable [] interfaces) {
			this.name = name;
			this.switches = (access & Opcodes.ACC_SYNTHETIC) != 0;
			this.place.add(superName);
			for (String type : (interfaces != null) ? interfaces : new String[0]) {
				this.place.add(type);
			}
			String type = (interfaces != null && interfaces.length > 0) ? interfaces[0] : superName;
			this.type = (type != null) ? type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1)
					: "";
		}

		@Override
		public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {
			if (name != null) {
				String stable = LAMBDA.matcher(name).replaceAll("");
				this.place.add(stable).add(descriptor);
				this.method = stable.replace("<", "").replace(">", "");
			}
		}

		@Override
		public @Nullable FieldVisitor visitField(int access, String name, String descriptor, @Nullable String signature,
				@Nullable Object value) {
			this.switches &= name.startsWith(SWITCH_MAP) || name.startsWith(WHEN_MAP);
			return null;
		}

		@Override
		public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor,
				@Nullable String signature, String @Nullable [] exceptions) {
			if (!name.equals("<clinit>") && !this.method.isEmpty()) {
				return null;
			}
			this.place.add(name).add(descriptor);
			return name.equals("<clinit>") ? new SwitchMapReader() : null;
		}

		String place() {
			String readable = this.switches ? "{switch}" : this.method + "{" + this.type + "}";
			return readable + "#" + this.place.fingerprint().toString().substring(0, 8);
		}

		Map<String, Map<Integer, Reference>> switchMaps() {
			return (this.switches && this.readable) ? this.switchMaps : Map.of();
		}

		/**
		 * Reads statements such as {@code $SwitchMap$Color[Color.RED.ordinal()] = 1}.
		 * Java reads the array from the field each time, Kotlin assigns it once it is
		 * filled.
		 */
		private final class SwitchMapReader extends MethodVisitor {

			private Map<Integer, Reference> constants = new HashMap<>();

			private @Nullable Reference constant;

			private int number;

			SwitchMapReader() {
				super(Opcodes.ASM9);
			}

			@Override
			public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
				if (owner.equals(Reader.this.name)) {
					if (opcode == Opcodes.GETSTATIC) {
						this.constants = Reader.this.switchMaps.computeIfAbsent(name, (key) -> new HashMap<>());
					}
					else if (name.startsWith(WHEN_MAP)) {
						Reader.this.readable &= Reader.this.switchMaps.put(name, this.constants) == null;
						this.constants = new HashMap<>();
					}
				}
				else {
					this.constant = new Reference(How.STATIC_READ, Type.getObjectType(owner).getClassName(), name,
							descriptor);
				}
			}

			@Override
			public void visitInsn(int opcode) {
				if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
					this.number = opcode - Opcodes.ICONST_0;
				}
				else if (opcode == Opcodes.IASTORE) {
					Reference constant = this.constant;
					Reader.this.readable &= constant != null && this.constants.put(this.number, constant) == null;
					this.constant = null;
				}
			}

			@Override
			public void visitIntInsn(int opcode, int operand) {
				this.number = operand;
			}

			@Override
			public void visitLdcInsn(Object value) {
				Reader.this.readable &= value instanceof Integer;
				this.number = (value instanceof Integer number) ? number : 0;
			}

		}

	}

}
