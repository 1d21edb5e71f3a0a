package dev.embercache.lineage.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

import org.springframework.util.FileSystemUtils;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.judge.EditableApplication;
import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of the fingerprints of {@link ClassFileParser}.
 */
class FingerprintPropertiesTests {

	private static final CodeRules RULES = new CodeRules(
			LibraryRules.load(FingerprintPropertiesTests.class.getClassLoader()));

	private static final Path FOLDER = folder();

	@Property(tries = 15)
	void isTheSameInAnyOrderAndWithAnyDebugInformation(@ForAll("bodies") List<String> bodies, @ForAll long seed) {
		List<Integer> order = ordered(bodies);
		Fingerprint one = whole(source(bodies, order), "-g");
		Collections.shuffle(order, new Random(seed));
		assertThat(whole(source(bodies, order), "-g:none")).isEqualTo(one);
	}

	@Property(tries = 15)
	void isTheSameForANewerTarget(@ForAll("bodies") List<String> bodies) {
		String source = source(bodies, ordered(bodies));
		String newest = String.valueOf(Runtime.version().feature());
		assertThat(whole(source, "--release", newest)).isEqualTo(whole(source, "--release", "11"));
	}

	@Property(tries = 15)
	void isTheSameForAnyOrderOfConstants(@ForAll("bodies") List<String> bodies, @ForAll long seed) {
		byte[] bytes = bytes(source(bodies, ordered(bodies)), "-g");
		byte[] shuffled = withConstantsInAnotherOrder(bytes, new Random(seed));
		assertThat(ClassFileParser.parse(shuffled, Nest.PLAIN, RULES))
			.isEqualTo(ClassFileParser.parse(bytes, Nest.PLAIN, RULES));
	}

	/**
	 * Write a class file anew, behind constants in the order of chance of which it uses
	 * some.
	 */
	private static byte[] withConstantsInAnotherOrder(byte[] bytes, Random random) {
		ClassReader reader = new ClassReader(bytes);
		ClassWriter writer = new ClassWriter(0);
		List<Integer> items = new ArrayList<>();
		for (int item = 1; item < reader.getItemCount(); item++) {
			items.add(item);
		}
		Collections.shuffle(items, random);
		char[] buffer = new char[reader.getMaxStringLength()];
		for (int item : items) {
			int offset = reader.getItem(item);
			switch ((offset > 0) ? bytes[offset - 1] : 0) {
				case 3 -> writer.newConst(reader.readInt(offset));
				case 7 -> writer.newClass(reader.readUTF8(offset, buffer));
				case 8 -> writer.newConst(reader.readUTF8(offset, buffer));
				default -> {
					// Comes with what refers to it
				}
			}
		}
		reader.accept(writer, 0);
		byte[] written = writer.toByteArray();
		assertThat(written).isNotEqualTo(bytes);
		return written;
	}

	@Property(tries = 15)
	void isAnotherForAnotherBody(@ForAll("bodies") List<String> bodies, @ForAll("body") String other) {
		List<String> changed = new ArrayList<>(bodies);
		String before = changed.set(0, other);
		boolean same = before.equals(other);
		List<Integer> order = ordered(bodies);
		assertThat(whole(source(changed, order), "-g").equals(whole(source(bodies, order), "-g"))).isEqualTo(same);
	}

	@Provide
	Arbitrary<List<String>> bodies() {
		return body().list().ofMinSize(1).ofMaxSize(5);
	}

	@Provide
	Arbitrary<String> body() {
		Arbitrary<String> number = Arbitraries.integers().between(-3, 40_000).map((value) -> "(" + value + ")");
		Arbitrary<String> text = Arbitraries.strings().withCharRange('a', 'c').ofMinLength(1).ofMaxLength(2);
		Arbitrary<String> lambda = Combinators.combine(number, text)
			.as((value,
					word) -> "java.util.function.Supplier<Object> s = () -> x + \"%s\" + %s; return s.get().hashCode();"
						.formatted(word, value));
		Arbitrary<String> loop = number
			.map((value) -> "int sum = 0; for (int i = 0; i < x; i++) { sum += %s; } return sum;".formatted(value));
		Arbitrary<String> condition = Combinators.combine(number, text)
			.as((value, word) -> "return (x > %s) ? \"%s\".length() : x;".formatted(value, word));
		return Arbitraries.oneOf(lambda, loop, condition);
	}

	@AfterContainer
	static void clean() throws IOException {
		FileSystemUtils.deleteRecursively(FOLDER);
	}

	private static String source(List<String> bodies, List<Integer> order) {
		StringBuilder source = new StringBuilder("class Subject {\n");
		order.forEach((number) -> source.append("int method%d(int x) { %s }%n".formatted(number, bodies.get(number))));
		return source.append("}\n").toString();
	}

	private static List<Integer> ordered(List<String> bodies) {
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < bodies.size(); i++) {
			order.add(i);
		}
		return order;
	}

	private static Fingerprint whole(String source, String... options) {
		return ClassFileParser.parse(bytes(source, options), Nest.PLAIN, RULES).whole();
	}

	private static byte[] bytes(String source, String... options) {
		EditableApplication app = new EditableApplication(FOLDER).sources(source).options(options);
		app.compile();
		return app.bytes("Subject");
	}

	private static Path folder() {
		try {
			return Files.createTempDirectory("fingerprints");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
