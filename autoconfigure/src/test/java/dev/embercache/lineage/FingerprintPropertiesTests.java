package dev.embercache.lineage;

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

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of the fingerprints of {@link ClassFileParser}.
 */
class FingerprintPropertiesTests {

	private static final Path FOLDER = folder();

	@Property(tries = 15)
	void isTheSameInAnyOrderAndWithAnyDebugInformation(@ForAll("bodies") List<String> bodies, @ForAll long seed) {
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < bodies.size(); i++) {
			order.add(i);
		}
		Fingerprint one = whole(source(bodies, order), "-g");
		Collections.shuffle(order, new Random(seed));
		assertThat(whole(source(bodies, order), "-g:none")).isEqualTo(one);
	}

	@Property(tries = 15)
	void isAnotherForAnotherBody(@ForAll("bodies") List<String> bodies, @ForAll("body") String other) {
		List<String> changed = new ArrayList<>(bodies);
		String before = changed.set(0, other);
		boolean same = before.equals(other);
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < bodies.size(); i++) {
			order.add(i);
		}
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

	private static Fingerprint whole(String source, String flag) {
		EditableApplication app = new EditableApplication(FOLDER).sources(source).options(flag);
		app.compile();
		return ClassFileParser.parse(app.bytes("Subject")).whole();
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
