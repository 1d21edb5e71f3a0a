package dev.embercache.lineage.bytecode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.judge.EditableApplication;
import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassFileParser}.
 */
class ClassFileParserTests {

	private static final CodeRules RULES = new CodeRules(
			LibraryRules.load(ClassFileParserTests.class.getClassLoader()));

	private static final String SHAPES = """
			import java.util.function.Supplier;
			public class Shapes {
				enum Color { RED, GREEN }
				sealed interface Shape permits Circle, Square { }
				record Circle(int radius) implements Shape { }
				record Square(int side) implements Shape { }
				private final int count;
				private String name = "none";
				Shapes(int count) {
					this.count = count;
				}
				int area(Shape shape, Color color) {
					assert this.count > 0 : "empty";
					int result = 0;
					for (int i = 0; i < this.count; i++) {
						if (shape instanceof Circle circle && circle.radius() > 3 || this.count == 7) {
							result += this.count * 3;
						}
						else {
							result += (this.count > 5) ? 17 : 18;
						}
					}
					switch (color) {
						case RED -> result++;
						case GREEN -> result--;
					}
					try {
						synchronized (this) {
							result += Integer.parseInt(this.name);
						}
					}
					catch (NumberFormatException ex) {
						result = -result;
					}
					finally {
						this.name = "done" + result;
					}
					return switch (this.name) {
						case "done", "none" -> 1;
						default -> result;
					};
				}
				Supplier<String> first() {
					return () -> "first" + this.count;
				}
				Supplier<String> second() {
					Supplier<Supplier<String>> nested = () -> () -> "second";
					return nested.get();
				}
			}
			""";

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "-g:none", "-g:lines", "-g:vars", "-g:source" })
	void doesNotSeeDebugInformation(String flag) {
		Map<String, Fingerprint> debug = fingerprints(SHAPES, "-g");
		assertThat(fingerprints(SHAPES, flag)).isEqualTo(debug);
	}

	@Test
	void doesNotSeeTheOrderOfMembersNorTheNumbersOfLambdas() {
		String first = "	Supplier<String> first() {\n		return () -> \"first\" + this.count;\n	}\n";
		assertThat(SHAPES).contains(first);
		String moved = SHAPES.replace(first, "")
			.replace("	private final int count;", first + "	private final int count;");
		assertThat(fingerprints(moved, "-g")).isEqualTo(fingerprints(SHAPES, "-g"));
	}

	@Test
	void aMethodWithANewLambdaLeavesTheOthersAlone() {
		Map<String, Fingerprint> before = fingerprints(SHAPES, "-g");
		Map<String, Fingerprint> after = fingerprints(
				SHAPES.replace("int result = 0;", "int result = 0; Runnable run = () -> { };"), "-g");
		assertThat(after).containsKeys(before.keySet().toArray(String[]::new));
		assertThat(before.keySet()).filteredOn((key) -> !before.get(key).equals(after.get(key)))
			.allSatisfy((key) -> assertThat(key).matches("whole|area.*"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "+= this.count * 3;|-= this.count * 3;", "17 : 18|18 : 17", "this.count > 5|this.count >= 5",
					"\"first\"|\"1st\"", "\"second\"|\"2nd\"", "case RED -> result++|case RED -> result--",
					"NumberFormatException|IllegalArgumentException", "private String name|String name",
					"name = \"none\"|name = \"nil\"", "private final int count|private final long count" })
	void seesWhatMeansSomethingElse(String edit) {
		String before = edit.substring(0, edit.indexOf('|'));
		assertThat(SHAPES).contains(before);
		String after = SHAPES.replace(before, edit.substring(edit.indexOf('|') + 1))
			.replace("int result", "long result")
			.replace("int area", "long area");
		String same = SHAPES.replace("int result", "long result").replace("int area", "long area");
		assertThat(fingerprints(after, "-g").values()).isNotEqualTo(fingerprints(same, "-g").values());
		assertThat(fingerprints(after, "-g").get("whole")).isNotEqualTo(fingerprints(same, "-g").get("whole"));
	}

	@Test
	void doesNotSeeWhatAnotherCompilerSaysMore() {
		fingerprints(SHAPES, "-parameters");
		byte[] bytes = app().bytes("Shapes");
		ClassWriter writer = new ClassWriter(0);
		new ClassReader(bytes).accept(new MoreWords(writer), 0);
		assertThat(writer.toByteArray()).isNotEqualTo(bytes);
		assertThat(ClassFileParser.parse(writer.toByteArray(), Nest.PLAIN, RULES))
			.isEqualTo(ClassFileParser.parse(bytes, Nest.PLAIN, RULES));
	}

	@Test
	void doesNotSeeTheTypeThatASwitchOverPatternsIsSaidToTake() {
		assertThat(choice("typeSwitch", "Ljava/lang/Number;")).isEqualTo(choice("typeSwitch", "Ljava/lang/Object;"));
		assertThat(choice("typeSwitch", "I")).isNotEqualTo(choice("typeSwitch", "Ljava/lang/Object;"));
		assertThat(choice("enumSwitch", "Ljava/lang/Thread$State;"))
			.isNotEqualTo(choice("enumSwitch", "Ljava/math/RoundingMode;"));
	}

	private static Fingerprint choice(String name, String type) {
		ClassWriter writer = new ClassWriter(0);
		writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "com/acme/Choice", null, "java/lang/Object", null);
		MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "of", "()I", null, null);
		method.visitInsn(Opcodes.ACONST_NULL);
		method.visitInsn(Opcodes.ICONST_0);
		method.visitInvokeDynamicInsn(name, "(" + type + "I)I", new Handle(Opcodes.H_INVOKESTATIC,
				"java/lang/runtime/SwitchBootstraps", name, "()Ljava/lang/invoke/CallSite;", false));
		method.visitInsn(Opcodes.IRETURN);
		method.visitMaxs(2, 0);
		return ClassFileParser.parse(writer.toByteArray(), Nest.PLAIN, RULES).whole();
	}

	private EditableApplication app() {
		return new EditableApplication(this.folder.resolve("classes"));
	}

	private Map<String, Fingerprint> fingerprints(String source, String flag) {
		EditableApplication app = app().sources(source).options(flag);
		app.compile();
		ClassSummary summary = ClassFileParser.parse(app.bytes("Shapes"), Nest.PLAIN, RULES);
		Map<String, Fingerprint> fingerprints = summary.members()
			.stream()
			.collect(Collectors.toMap((member) -> member.name() + member.descriptor(), Member::fingerprint));
		fingerprints.put("whole", summary.whole());
		return fingerprints;
	}

	/**
	 * Puts in what some compilers leave out: what parameters the language implies, and
	 * instructions that do nothing.
	 */
	private static final class MoreWords extends ClassVisitor {

		MoreWords(ClassVisitor next) {
			super(Opcodes.ASM9, next);
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

				@Override
				public void visitParameter(String parameter, int access) {
					super.visitParameter(parameter, access | Opcodes.ACC_MANDATED);
				}

				@Override
				public void visitVarInsn(int opcode, int variable) {
					super.visitInsn(Opcodes.NOP);
					super.visitVarInsn(opcode, variable);
				}

			};
		}

	}

	/**
	 * A default has no name in a class file.
	 */
	@Test
	void readsDefaultsOfAnnotations(@TempDir Path folder) throws Exception {
		EditableApplication app = new EditableApplication(folder).sources("""
				public @interface Small {
					String message() default "too large, @said so by com.acme.Small";
					String[] names() default { "a", "b" };
				}
				""");
		app.compile();
		ClassSummary summary = ClassFileParser.parse(Files.readAllBytes(folder.resolve("com/acme/Small.class")),
				Nest.PLAIN, RULES);
		assertThat(summary.members()).extracting(Member::name).containsExactlyInAnyOrder("message", "names");
	}

}
