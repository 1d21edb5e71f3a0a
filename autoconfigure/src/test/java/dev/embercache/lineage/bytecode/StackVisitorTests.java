package dev.embercache.lineage.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link StackVisitor} and {@link StackEffect}. The truth is what ASM's own
 * {@link Analyzer} says, which iterates to a fixed point and knows nothing of our
 * effects. The sample is one third of the classes of the platform.
 */
class StackVisitorTests {

	private static final CodeRules RULES = new CodeRules(LibraryRules.load(StackVisitorTests.class.getClassLoader()));

	private static final Path PLATFORM = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");

	private int compared;

	private int found;

	@Test
	void agreesWithTheAnalyzerOfAsmOnTheCodeOfThePlatform() throws IOException {
		try (Stream<Path> files = Files.walk(PLATFORM)) {
			files.filter((file) -> file.toString().endsWith(".class") && file.toString().hashCode() % 3 == 0)
				.map(StackVisitorTests::read)
				.forEach((type) -> type.methods.forEach((method) -> compare(type.name, method)));
		}
		assertThat(this.compared).isGreaterThan(300_000);
		assertThat(this.found).isGreaterThan(30_000);
	}

	@Test
	void agreesOnInstructionsThatCompilersSeldomWrite() {
		MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "seldom", "()V", null, null);
		int[] opcodes = { Opcodes.NOP, Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DUP2_X2, Opcodes.POP2, Opcodes.POP2,
				Opcodes.POP2, Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.SWAP, Opcodes.POP2, Opcodes.FCONST_0,
				Opcodes.FCONST_1, Opcodes.FREM, Opcodes.FCONST_2, Opcodes.FSUB, Opcodes.F2L, Opcodes.L2D,
				Opcodes.DCONST_1, Opcodes.DREM, Opcodes.D2F, Opcodes.POP, Opcodes.RETURN };
		for (int opcode : opcodes) {
			method.visitInsn(opcode);
		}
		method.visitMaxs(6, 0);
		compare("Seldom", method);
		assertThat(this.compared).isEqualTo(opcodes.length);
	}

	@Test
	void agreesThatTheFirstVariableIsAnotherObjectOnceOneIsStoredThere() {
		MethodNode method = new MethodNode(0, "store", "(Ljava/lang/Object;)V", null, null);
		method.visitVarInsn(Opcodes.ALOAD, 0);
		method.visitVarInsn(Opcodes.ALOAD, 1);
		method.visitVarInsn(Opcodes.ASTORE, 0);
		method.visitVarInsn(Opcodes.ALOAD, 0);
		method.visitInsn(Opcodes.POP2);
		method.visitInsn(Opcodes.RETURN);
		method.visitMaxs(2, 2);
		compare("Store", method);
		assertThat(this.compared).isEqualTo(method.instructions.size());
	}

	@Test
	void knowsNoEffectOfCallByItsOpcode() {
		assertThatIllegalArgumentException().isThrownBy(() -> StackEffect.of(Opcodes.INVOKEVIRTUAL))
			.withMessageContaining("182");
	}

	/**
	 * Compare what is known before each instruction that can be reached.
	 */
	private void compare(String className, MethodNode method) {
		@Nullable Frame<BasicValue>[] frames = analyze(className, method);
		StackVisitor stack = new StackVisitor(new DeclaringClass(className, Nest.PLAIN, RULES), method.access,
				method.name, method.desc, new References(), null);
		for (TryCatchBlockNode block : method.tryCatchBlocks) {
			block.accept(stack);
		}
		for (int i = 0; i < method.instructions.size(); i++) {
			AbstractInsnNode instruction = method.instructions.get(i);
			Frame<BasicValue> frame = frames[i];
			if (instruction.getOpcode() >= 0 && frame != null) {
				compare(stack, slots(frame), className + "." + method.name + method.desc + " at " + i);
			}
			instruction.accept(stack);
		}
	}

	private void compare(StackVisitor stack, List<BasicValue> slots, String place) {
		this.compared++;
		if (stack.height() != slots.size()) {
			assertThat(stack.height()).as(place).isEqualTo(slots.size());
		}
		for (int depth = 0; depth < slots.size(); depth++) {
			if (stack.isThis(depth)) {
				this.found++;
				assertThat(slots.get(depth)).as(place).isSameAs(ThisInterpreter.THIS);
			}
		}
	}

	private static @Nullable Frame<BasicValue>[] analyze(String className, MethodNode method) {
		try {
			return new Analyzer<>(new ThisInterpreter()).analyze(className, method);
		}
		catch (AnalyzerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return what each slot of the stack holds, the topmost first.
	 */
	private static List<BasicValue> slots(Frame<BasicValue> frame) {
		List<BasicValue> slots = new ArrayList<>();
		for (int i = frame.getStackSize() - 1; i >= 0; i--) {
			BasicValue value = frame.getStack(i);
			slots.addAll(Collections.nCopies(value.getSize(), value));
		}
		return slots;
	}

	private static ClassNode read(Path file) {
		try {
			ClassNode type = new ClassNode();
			new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_FRAMES);
			return type;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tells {@code this} from other objects.
	 */
	private static final class ThisInterpreter extends BasicInterpreter {

		static final BasicValue THIS = new BasicValue(Type.getObjectType("this"));

		ThisInterpreter() {
			super(Opcodes.ASM9);
		}

		@Override
		public BasicValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
			return (isInstanceMethod && local == 0) ? THIS : super.newParameterValue(isInstanceMethod, local, type);
		}

	}

}
