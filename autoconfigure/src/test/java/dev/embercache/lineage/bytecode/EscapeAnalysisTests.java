package dev.embercache.lineage.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.bytecode.Flow.Kind;
import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EscapeAnalysis}. Each method of the classes at the end is a case: what
 * it does with the containers that it reads from fields, as the name of its class says.
 */
class EscapeAnalysisTests {

	private static final CodeRules RULES = new CodeRules(LibraryRules.load(EscapeAnalysisTests.class.getClassLoader()));

	@ParameterizedTest
	@MethodSource
	void isReadAndNotChanged(Member method) {
		assertThat(uses(method)).containsOnly(How.READ);
	}

	static List<Member> isReadAndNotChanged() throws IOException {
		return methods(Reads.class);
	}

	@ParameterizedTest
	@MethodSource
	void isChangedInThisObject(Member method) {
		assertThat(uses(method)).contains(How.OWN_CHANGE).doesNotContain(How.CHANGE);
	}

	static List<Member> isChangedInThisObject() throws IOException {
		return methods(Changes.class);
	}

	@ParameterizedTest
	@MethodSource
	void isNotReadWhereTheResultOfChangeIsDropped(Member method) {
		assertThat(uses(method)).containsOnly(How.OWN_CHANGE);
	}

	static List<Member> isNotReadWhereTheResultOfChangeIsDropped() throws IOException {
		return methods(Drops.class);
	}

	@ParameterizedTest
	@MethodSource
	void isReadAndChangedWhereItEscapes(Member method) {
		assertThat(uses(method)).containsOnly(How.READ, How.OWN_CHANGE);
	}

	static List<Member> isReadAndChangedWhereItEscapes() throws IOException {
		return methods(Escapes.class);
	}

	@ParameterizedTest
	@MethodSource
	void isReadAndHandedOn(Member method) {
		assertThat(uses(method)).containsOnly(How.READ);
		assertThat(method.flows()).extracting((flow) -> flow.from().kind()).contains(Kind.OWN_FIELD);
	}

	static List<Member> isReadAndHandedOn() throws IOException {
		return methods(HandedOn.class);
	}

	@ParameterizedTest
	@MethodSource
	void isChangedInAnotherObject(Member method) {
		assertThat(uses(method)).contains(How.CHANGE).doesNotContain(How.OWN_CHANGE);
	}

	static List<Member> isChangedInAnotherObject() throws IOException {
		return methods(ChangesElsewhere.class);
	}

	@ParameterizedTest
	@MethodSource
	void isNotUsedWhereItIsOnlyLocked(Member method) {
		assertThat(uses(method)).isEmpty();
	}

	static List<Member> isNotUsedWhereItIsOnlyLocked() throws IOException {
		return methods(Locks.class);
	}

	private static List<Member> methods(Class<?> cases) throws IOException {
		try (InputStream bytes = cases.getResourceAsStream(cases.getName().replaceAll(".*\\.", "") + ".class")) {
			return ClassFileParser.parse(bytes.readAllBytes(), Nest.PLAIN, RULES)
				.members()
				.stream()
				.filter((member) -> member.isMethod() && !member.name().startsWith("<"))
				.filter((member) -> !member.has(Opcodes.ACC_STATIC))
				.toList();
		}
	}

	/**
	 * Return how a method refers to the fields of the shelf, and what it does with what
	 * they hold.
	 */
	private static Set<How> uses(Member method) {
		return method.references()
			.stream()
			.filter((reference) -> reference.owner().startsWith(EscapeAnalysisTests.class.getName()))
			.filter((reference) -> !reference.name().isEmpty() && !reference.descriptor().startsWith("("))
			.map(Reference::how)
			.filter((how) -> how == How.READ || how.isChange())
			.collect(Collectors.toSet());
	}

	static Object give(Object object) {
		return object;
	}

	static void drain(Iterator<String> iterator) {
		while (iterator.hasNext()) {
			iterator.next();
			iterator.remove();
		}
	}

	static final class Reads {

		private final List<String> items = new ArrayList<>();

		private final Map<String, List<String>> groups = new HashMap<>();

		private final int[] cells = new int[3];

		private final int[][] grid = new int[3][3];

		private final StringBuilder text = new StringBuilder();

		int callOfQuery() {
			return this.items.size();
		}

		String elementOfList() {
			return this.items.get(0);
		}

		boolean resultThatIsDropped() {
			this.items.contains("a");
			return true;
		}

		boolean viewThatIsDropped() {
			this.items.subList(0, 1);
			return true;
		}

		int elementOfArray() {
			return this.cells[1];
		}

		int lengthOfArray() {
			return this.cells.length;
		}

		int elementOfInnerArray() {
			return this.grid[1][2];
		}

		boolean comparisonWithNull() {
			return this.items == null;
		}

		boolean comparisonOfReferences(List<String> others) {
			return this.items != others;
		}

		boolean testOfType() {
			return this.items instanceof ArrayList;
		}

		long streamOfTexts() {
			return this.items.stream().count();
		}

		boolean viewOfView() {
			return this.items.subList(0, 3).subList(1, 2).contains("a");
		}

		List<String> copyByConstructor() {
			return new ArrayList<>(this.items);
		}

		List<String> copyIntoArgument(List<String> others) {
			others.addAll(this.items);
			return others;
		}

		Object[] copyIntoArray() {
			return this.items.toArray();
		}

		String textOfBuilder() {
			return this.text.toString();
		}

		int loopOverArray() {
			int sum = 0;
			for (int i = 0; i < this.cells.length; i++) {
				sum += this.cells[i];
			}
			return sum;
		}

		String loopOverElements() {
			for (String item : this.items) {
				if (item.isEmpty()) {
					return item;
				}
			}
			return "";
		}

		String waysThatMeetAboveIt(boolean way) {
			return this.items.get(way ? 0 : 1);
		}

		String waysThatMeetWithItsElements(boolean way) {
			return way ? this.items.get(0) : this.items.get(1);
		}

		int asVariable() {
			List<String> all = this.items;
			return all.size();
		}

		int asVariableBesideItsUse() {
			List<String> all;
			return (all = this.items).size() + all.size();
		}

		int asFirstVariable(List<String> variable) {
			variable = this.items;
			return variable.size();
		}

		int inLoopOverContainers() {
			int sum = 0;
			for (List<String> group : this.groups.values()) {
				sum += group.size();
			}
			return sum;
		}

		int inLoopOverKeysOfContainers() {
			int sum = 0;
			for (String key : this.groups.keySet()) {
				sum += key.length();
			}
			return sum;
		}

		int whereOneOfTwoWaysHasIt(boolean way, List<String> other) {
			return (way ? this.items : other).size();
		}

		int whereTheOtherOfTwoWaysHasIt(boolean way, List<String> other) {
			return (way ? other : this.items).size();
		}

		int loopOverElementsOfArray() {
			int sum = 0;
			for (int cell : this.cells) {
				sum += cell;
			}
			return sum;
		}

		int anyIteratorBesideOneThatRemoves(Iterator<String> iterator) {
			iterator.remove();
			int count = 0;
			for (String other : this.items) {
				count += other.length();
			}
			return count;
		}

		String loopOverEntries() {
			for (Map.Entry<String, List<String>> group : this.groups.entrySet()) {
				if (group.getValue().isEmpty()) {
					return group.getKey();
				}
			}
			return "";
		}

		String beforeAThrow(String message) {
			List<String> all = this.items;
			if (all.isEmpty()) {
				throw new IllegalStateException(message);
			}
			return all.get(0);
		}

	}

	static final class Changes {

		private final List<String> items = new ArrayList<>();

		private final Map<String, String> labels = new HashMap<>();

		private final Map<String, List<String>> groups = new HashMap<>();

		private final int[] cells = new int[3];

		private final int[][] grid = new int[3][3];

		private final StringBuilder text = new StringBuilder();

		void callThatChanges() {
			this.items.clear();
		}

		boolean callThatChangesAndReturns() {
			return this.items.add("a");
		}

		void viewThatChanges() {
			this.items.subList(0, 1).clear();
		}

		void valuesThatChange() {
			this.groups.values().clear();
		}

		void containerInContainerThatChanges() {
			this.groups.get("a").add("b");
		}

		void elementOfArrayThatIsWritten() {
			this.cells[1] = 2;
		}

		void elementOfArrayThatIsCounted() {
			this.cells[1]++;
		}

		void elementOfInnerArrayThatIsWritten() {
			this.grid[1][2] = 3;
		}

		void textThatIsAppended() {
			this.text.append('a');
		}

		void iteratorThatRemoves() {
			for (Iterator<String> iterator = this.items.iterator(); iterator.hasNext();) {
				if (iterator.next().isEmpty()) {
					iterator.remove();
				}
			}
		}

		void variableThatIsChanged() {
			List<String> all = null;
			for (int i = 0; i < 2; i++) {
				if (all != null) {
					all.clear();
				}
				all = this.items;
			}
		}

		void oneOfTwoWaysThatIsChanged(boolean way, List<String> other) {
			(way ? other : this.items).clear();
		}

		void containersInLoop() {
			for (List<String> group : this.groups.values()) {
				group.clear();
			}
		}

		void entryThatIsSet() {
			for (Map.Entry<String, String> label : this.labels.entrySet()) {
				label.setValue("");
			}
		}

	}

	static final class Drops {

		private final List<String> items = new ArrayList<>();

		void removedElement() {
			this.items.remove(0);
		}

		void answerOfAdd() {
			this.items.add("a");
		}

	}

	static final class Escapes<T> {

		private final List<String> items = new ArrayList<>();

		private final List<T> things = new ArrayList<>();

		private final Map<String, List<String>> groups = new HashMap<>();

		private final int[][] grid = new int[3][3];

		Object inNewArray() {
			return new Object[] { this.items };
		}

		Runnable inMethodReference() {
			return this.items::size;
		}

		Stream<List<String>> inStreamOfContainers() {
			return this.groups.values().stream();
		}

		void inLoopOverWhatTurnsOutToBeContainers() {
			for (T thing : this.things) {
				((List<?>) thing).clear();
			}
		}

		List<String> asArgumentOfUnknownCallThatIsNamedLikeCopy() {
			return Collections.checkedList(this.items, String.class);
		}

	}

	static final class HandedOn {

		private final List<String> items = new ArrayList<>();

		private final Map<String, List<String>> groups = new HashMap<>();

		private final int[][] grid = new int[3][3];

		void iteratorThatIsHandedOn() {
			Iterator<String> iterator = this.items.iterator();
			drain(iterator);
		}

		List<String> asResult() {
			return this.items;
		}

		Object asArgument() {
			return give(this.items);
		}

		List<String> asElementOfContainer() {
			return this.groups.get("a");
		}

		int[] asElementOfArray() {
			return this.grid[0];
		}

		Collection<String> afterCast() {
			return (ArrayList<String>) this.items;
		}

		Collection<String> asReadOnlyView() {
			return this.items.subList(0, 1);
		}

		ListIterator<String> asIterator() {
			return this.items.listIterator();
		}

	}

	static final class ChangesElsewhere {

		private static final List<String> shared = new ArrayList<>();

		private List<String> items = new ArrayList<>();

		void ofAnotherObject(ChangesElsewhere other) {
			other.items.clear();
		}

		void ofClass() {
			shared.clear();
		}

		void fieldOfAnotherObject(ChangesElsewhere other) {
			other.items = null;
		}

	}

	static final class Locks {

		private final Object lock = new Object();

		int lock(int value) {
			synchronized (this.lock) {
				return value;
			}
		}

	}

}
