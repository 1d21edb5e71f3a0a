package dev.embercache.lineage.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

import org.springframework.util.FileSystemUtils;

import dev.embercache.Seeded;
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

	@Seeded(tries = 15)
	void isTheSameInAnyOrderAndWithAnyDebugInformation(Random random) {
		List<String> bodies = bodies(random);
		List<Integer> order = ordered(bodies);
		Fingerprint one = whole(source(bodies, order), "-g");
		Collections.shuffle(order, random);
		assertThat(whole(source(bodies, order), "-g:none")).isEqualTo(one);
	}

	@Seeded(tries = 15)
	void isTheSameForANewerTarget(Random random) {
		List<String> bodies = bodies(random);
		String source = source(bodies, ordered(bodies));
		String newest = String.valueOf(Runtime.version().feature());
		assertThat(whole(source, "--release", newest)).isEqualTo(whole(source, "--release", "11"));
	}

	@Seeded(tries = 15)
	void isTheSameForAnyOrderOfConstants(Random random) {
		List<String> bodies = bodies(random);
		byte[] bytes = bytes(source(bodies, ordered(bodies)), "-g");
		byte[] shuffled = withConstantsInAnotherOrder(bytes, random);
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

	@Seeded(tries = 15)
	void isAnotherForAnotherBody(Random random) {
		List<String> bodies = bodies(random);
		String other = body(random);
		List<String> changed = new ArrayList<>(bodies);
		String before = changed.set(0, other);
		boolean same = before.equals(other);
		List<Integer> order = ordered(bodies);
		assertThat(whole(source(changed, order), "-g").equals(whole(source(bodies, order), "-g"))).isEqualTo(same);
	}

	private static List<String> bodies(Random random) {
		return Stream.generate(() -> body(random)).limit(random.nextInt(1, 6)).toList();
	}

	private static String body(Random random) {
		int number = random.nextInt(-3, 40_001);
		String text = "abc".substring(random.nextInt(3)).substring(0, 1).repeat(random.nextInt(1, 3));
		return switch (random.nextInt(3)) {
			case 0 -> "java.util.function.Supplier<Object> s = () -> x + \"%s\" + (%d); return s.get().hashCode();"
				.formatted(text, number);
			case 1 -> "int sum = 0; for (int i = 0; i < x; i++) { sum += (%d); } return sum;".formatted(number);
			default -> "return (x > (%d)) ? \"%s\".length() : x;".formatted(number, text);
		};
	}

	@AfterAll
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
