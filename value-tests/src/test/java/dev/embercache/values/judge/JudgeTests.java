package dev.embercache.values.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import dev.embercache.values.ValueCase;
import dev.embercache.values.judge.Outcome.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Differences that the judge must not overlook.
 */
class JudgeTests {

	@Test
	void likeValuesAreTheSame() {
		assertThat(judge(() -> new Box(List.of("a")), new Box(List.of("a")))).isEqualTo(Kind.SAME);
	}

	@Test
	void anotherElementIsWrong() {
		assertThat(judge(() -> new Box(List.of("a")), new Box(List.of("b")))).isEqualTo(Kind.WRONG);
	}

	@Test
	void lostTransientFieldIsWrong() {
		Box copy = new Box("a");
		copy.log = null;
		assertThat(judge(() -> new Box("a"), copy)).isEqualTo(Kind.WRONG);
	}

	@Test
	void anotherClassWithTheSameContentIsEqual() {
		assertThat(judge(() -> new ArrayList<>(List.of("a")), List.of("a"))).isEqualTo(Kind.EQUAL);
	}

	@Test
	void numberOfAnotherTypeIsWrong() {
		assertThat(judge(() -> new Box(1L), new Box(1))).isEqualTo(Kind.WRONG);
	}

	@Test
	void copyOfAConstantIsWrong() {
		assertThat(judge(() -> Once.INSTANCE, new Once())).isEqualTo(Kind.WRONG);
		assertThat(judge(() -> List.of(Once.INSTANCE), List.of(new Once()))).isEqualTo(Kind.WRONG);
		assertThat(judge(Once::new, new Once())).isEqualTo(Kind.SAME);
	}

	@Test
	void lostSharingIsNotTheSame() {
		Box part = new Box("a");
		assertThat(judge(JudgeTests::shared, List.of(new Box("a"), new Box("a")))).isNotEqualTo(Kind.SAME);
		assertThat(judge(() -> List.of(new Box("a"), new Box("a")), List.of(part, part))).isNotEqualTo(Kind.SAME);
	}

	@Test
	void setThatDoesNotFindItsElementsIsWrong() {
		Named changed = new Named("a");
		Set<Named> copy = new HashSet<>(Set.of(changed));
		changed.name = "b";
		assertThat(judge(() -> Set.of(new Named("b")), copy)).isEqualTo(Kind.WRONG);
	}

	@Test
	void anotherOrderOfAMapIsWrong() {
		Map<String, Integer> copy = new LinkedHashMap<>();
		copy.put("b", 2);
		copy.put("a", 1);
		Map<String, Integer> original = new LinkedHashMap<>();
		original.put("a", 1);
		original.put("b", 2);
		assertThat(judge(() -> original, copy)).isEqualTo(Kind.WRONG);
	}

	@Test
	void lostComparatorIsWrong() {
		assertThat(judge(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER), new TreeSet<>())).isEqualTo(Kind.WRONG);
	}

	@Test
	void circlesEnd() {
		assertThat(judge(JudgeTests::circle, circle())).isEqualTo(Kind.SAME);
	}

	@Test
	void readersThatShareAListAreNotIndependent() {
		List<String> shared = new ArrayList<>(List.of("a"));
		ValueCase each = ValueCase.kept("box", () -> new Box(new ArrayList<>(List.of("a"))));
		assertThat(Judge.judge(each, new Box(shared), new Box(shared)).kind()).isEqualTo(Kind.WRONG);
		assertThat(Judge.judge(each, new Box(shared), new Box(new ArrayList<>(shared))).kind()).isEqualTo(Kind.SAME);
	}

	@Test
	void failingProbeIsWrong() {
		ValueCase each = ValueCase.kept("box", () -> new Box("a"),
				(original, copy) -> assertThat(((Box) copy).content).isEqualTo("b"));
		assertThat(Judge.judge(each, new Box("a")).kind()).isEqualTo(Kind.WRONG);
		assertThat(Judge.unfit(each)).contains("probe");
	}

	private static Object shared() {
		Box part = new Box("a");
		return List.of(part, part);
	}

	private static Object circle() {
		Map<String, Object> circle = new HashMap<>();
		circle.put("self", new Box(circle));
		return circle;
	}

	private static Kind judge(Callable<Object> original, Object copy) {
		return Judge.judge(ValueCase.kept("value", original), copy).kind();
	}

	static final class Box {

		private final Object content;

		private transient List<String> log = new ArrayList<>();

		Box(Object content) {
			this.content = content;
		}

		@Override
		public String toString() {
			return "box";
		}

	}

	static final class Once {

		static final Once INSTANCE = new Once();

	}

	static final class Named {

		private String name;

		Named(String name) {
			this.name = name;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Named named && named.name.equals(this.name);
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

}
