package dev.embercache.codec;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.embercache.codec.Case.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Everything that a method may return comes back equal, or is refused when it is written.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodecCorpusTests {

	/** More than it takes until code is generated for a class. */
	private static final int USES = 250;

	/** From here on, so many uses take too long; no class is met in large values only. */
	private static final int LARGE = 1000;

	private enum Result {

		SAME, EQUAL, WRONG, REFUSED, FAILS_AT_READ

	}

	private final Map<Result, Integer> results = new EnumMap<>(Result.class);

	private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

	private final Codec writing = codec();

	private static Codec codec() {
		return Codec.builder(CodecCorpusTests.class.getClassLoader())
			.applicationClasses((name) -> name.startsWith("dev.embercache.codec."))
			.writtenClasses(WRITTEN)
			.build();
	}

	static Stream<Case> cases() {
		return Stream
			.of(ScalarCases.all(), CollectionCases.all(), ClassCases.all(), GraphCases.all(), LibraryCases.all(),
					RefusedCases.all(), AggregateCases.all(), JdkCases.all())
			.flatMap((cases) -> cases.stream());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void comesBackAsItWasOrIsRefused(Case each) throws Exception {
		Object value = each.value().call();
		byte[] bytes;
		try {
			Encoded encoded = this.writing.encode(value);
			bytes = encoded.bytes();
		}
		catch (EncodingException ex) {
			count(Result.REFUSED);
			if (each.outcome() != Outcome.REFUSED && each.outcome() != Outcome.KEPT_OR_REFUSED) {
				fail("Refused: " + ex.getMessage(), ex);
			}
			return;
		}
		Object read = read(bytes);
		count(judge(value, read));
		assertThat(each.outcome()).as("It came back as " + read.getClass()).isNotEqualTo(Outcome.REFUSED);
		assertThat(Likeness.difference(value, read, each.outcome() != Outcome.EQUAL)).isNull();
		checkCopies(each, value, bytes.length < 10 * LARGE);
		if (bytes.length < LARGE) {
			checkGeneratedAccess(each, value);
		}
	}

	/**
	 * The first time, fields are read and set by reflection, and in the end by generated
	 * code.
	 */
	private void checkGeneratedAccess(Case each, Object value) {
		Codec codec = codec();
		byte[] reflected = codec.encode(value).bytes();
		boolean immutable = codec.immutable(value);
		for (int i = 0; i < USES; i++) {
			codec.decode(codec.encode(value).bytes());
		}
		byte[] generated = codec.encode(value).bytes();
		assertThat(generated).as("by generated code").hasSameSizeAs(reflected);
		assertThat(codec.immutable(value)).as("by generated code").isEqualTo(immutable);
		Object read = codec.decode(generated);
		assertThat(Likeness.difference(value, read, each.outcome() != Outcome.EQUAL)).as("by generated code").isNull();
	}

	/**
	 * The first copy walks, the next ones follow the tree if it is one, and the last ones
	 * are made by generated code.
	 */
	private void checkCopies(Case each, Object value, boolean generated) {
		boolean exact = each.outcome() != Outcome.EQUAL;
		CopySource isolated = this.writing.isolate(value);
		assertThat(isolated == null).isEqualTo(this.writing.immutable(value));
		CopySource original = this.writing.copySourceOf(value);
		Object walked = original.copy();
		assertThat(Likeness.difference(value, walked, exact)).as("walked").isNull();
		if (isolated == null) {
			return;
		}
		assertThat(Likeness.difference(value, original.copy(), exact)).as("by reflection").isNull();
		assertThat(Likeness.difference(value, isolated.copy(), exact)).as("isolated").isNull();
		if (generated) {
			for (int i = 0; i < USES; i++) {
				original.copy();
			}
			assertThat(Likeness.difference(value, original.copy(), exact)).as("by generated code").isNull();
		}
	}

	private Object read(byte[] bytes) {
		try {
			return codec().decode(bytes);
		}
		catch (DecodingException ex) {
			count(Result.FAILS_AT_READ);
			throw ex;
		}
	}

	private static Result judge(Object value, Object read) {
		if (Likeness.difference(value, read, true) == null) {
			return Result.SAME;
		}
		return (Likeness.difference(value, read, false) == null) ? Result.EQUAL : Result.WRONG;
	}

	private void count(Result result) {
		this.results.merge(result, 1, Integer::sum);
	}

	@AfterAll
	void summary() {
		System.out.printf("Corpus: %d same, %d equal, %d wrong, %d refused, %d read errors%n", of(Result.SAME),
				of(Result.EQUAL), of(Result.WRONG), of(Result.REFUSED), of(Result.FAILS_AT_READ));
	}

	private int of(Result result) {
		return this.results.getOrDefault(result, 0);
	}

}
