package dev.embercache.lineage.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import org.springframework.util.ClassUtils;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LibraryMethods;
import dev.embercache.lineage.text.CallSite;
import dev.embercache.lineage.text.Texts;
import dev.embercache.rules.Word;

/**
 * Adds what code reads from outside of the code by a name: resources, configuration
 * properties, profiles, system properties. Which calls read, the rules say; which names
 * they can get, the analysis of texts. What is not known may be any name, so that
 * everything of that kind counts.
 * <p>
 * A method that hands a parameter on to such a call reads what its callers within reach
 * name. If others may call it as well, the parameter may be anything.
 */
final class OutsideReads {

	/** Where the platform has what reads and writes files. */
	private static final Set<String> FILES = Set.of("java.io", "java.nio.file");

	private final ClassIndex index;

	private final ReadNames names;

	/** The reads of each method whose names its callers know. */
	private final Map<MemberRef, Set<Read>> open = new HashMap<>();

	private final Map<MemberRef, Set<MemberRef>> callers = new HashMap<>();

	private final Set<MemberRef> calledByOthers = new HashSet<>();

	OutsideReads(ClassIndex index, ReachedElements found) {
		this.index = index;
		this.names = new ReadNames(index, found);
	}

	/**
	 * Add what the calls in a method read.
	 * @param method its name
	 * @param member the method
	 */
	void follow(MemberRef method, Member member) {
		Map<String, Word> reading = reading(member);
		if (reading.isEmpty()) {
			return;
		}
		List<CallSite> calls = calls(method);
		Set<String> missing = new TreeSet<>(reading.keySet());
		for (CallSite call : calls) {
			Word word = reading.get(call.id());
			if (word != null) {
				missing.remove(call.id());
				for (Read read : reads(word, call, calls)) {
					add(method, read);
				}
			}
		}
		missing.forEach((id) -> add(method, Read.anything(reading.getOrDefault(id, Word.READS_PROPERTY))));
	}

	/**
	 * Return the calls in a method, or none if its code cannot be followed.
	 */
	private List<CallSite> calls(MemberRef method) {
		List<CallSite> calls = this.index.texts().calls(method.owner(), method.key());
		return (calls != null) ? calls : List.of();
	}

	/**
	 * Return the calls in a method that read something.
	 */
	private Map<String, Word> reading(Member member) {
		Map<String, Word> reading = new HashMap<>();
		for (Reference reference : member.references()) {
			Word word = reference.how().isCall() ? word(reference) : null;
			if (word != null && !(word == Word.READS_FILE && onlyWrites(member))) {
				reading.put(reference.owner() + "." + reference.key(), word);
			}
		}
		return reading;
	}

	/**
	 * Return whether code writes files and calls nothing else that takes one.
	 */
	private boolean onlyWrites(Member member) {
		LibraryMethods library = this.index.libraryCode().methods();
		List<Reference> calls = member.references()
			.stream()
			.filter((reference) -> reference.how().isCall() && FILES.contains(packageOf(reference)))
			.filter((reference) -> library.reads(reference.owner(), reference.key()) != Word.READS_FILE)
			.toList();
		return !calls.isEmpty() && calls.stream().allMatch(library::writesFile);
	}

	private static String packageOf(Reference reference) {
		return ClassUtils.getPackageName(reference.owner());
	}

	/**
	 * Return how a call reads: as the rules say of the type that it names, or of the one
	 * that this inherits the method from.
	 */
	private @Nullable Word word(Reference call) {
		if (!this.index.isApplication(call.owner())) {
			return this.index.libraryCode().methods().reads(call.owner(), call.key());
		}
		Set<String> types = this.index.libraryTypes().inherited(call.owner());
		if (types.isEmpty() || this.index.hierarchy().resolve(call.member()) != null) {
			return null;
		}
		return types.stream()
			.map((type) -> this.index.libraryCode().methods().reads(type, call.key()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return what a call reads. One that names nothing but returns an object reads what
	 * this is then asked for.
	 */
	private static List<Read> reads(Word word, CallSite call, List<CallSite> calls) {
		if (word == Word.READS_PROFILES) {
			return List.of(Read.anything(word));
		}
		int name = call.firstText();
		if (name >= 0) {
			Read read = Read.of(word, call, name);
			return (word == Word.READS_FILE && call.isText(name + 1))
					? List.of(read, read.below(call.texts().get(name + 1))) : List.of(read);
		}
		boolean system = word == Word.READS_SYSTEM_PROPERTY || word == Word.READS_ENVIRONMENT_VARIABLE;
		if (!system) {
			return ReadNames.isOfResource(word) ? List.of() : List.of(Read.anything(word));
		}
		List<Read> reads = new ArrayList<>();
		for (CallSite use : calls) {
			if (use.isPassed(call.id())) {
				return List.of(Read.anything(word));
			}
			if (use.receiver() != null && call.id().equals(use.receiver().result())) {
				reads.add(use.arguments().isEmpty() ? Read.anything(word) : Read.of(word, use, 0));
			}
		}
		return reads.isEmpty() ? List.of(Read.anything(word)) : reads;
	}

	private void add(MemberRef method, Read read) {
		this.names.add(read, Element.of(method));
		if (read.texts().isOpen() && this.open.computeIfAbsent(method, (key) -> new LinkedHashSet<>()).add(read)) {
			if (this.calledByOthers.contains(method)) {
				this.names.add(read.with(List.of()), Element.of(method));
			}
			new ArrayList<>(this.callers.getOrDefault(method, Set.of()))
				.forEach((caller) -> fill(method, read, caller));
		}
	}

	/**
	 * Notice that a method within reach calls another one.
	 * @param method the method that is called
	 * @param caller the method that calls it
	 */
	void call(MemberRef method, MemberRef caller) {
		if (mayTakeText(method) && this.callers.computeIfAbsent(method, (key) -> new LinkedHashSet<>()).add(caller)) {
			new ArrayList<>(this.open.getOrDefault(method, Set.of())).forEach((read) -> fill(method, read, caller));
		}
	}

	/**
	 * Notice that others may call a method, with whatever arguments. A private method is
	 * called by its own class only.
	 * @param method the method
	 */
	void callByOthers(MemberRef method) {
		if (!mayTakeText(method) || !this.calledByOthers.add(method)) {
			return;
		}
		Member member = this.index.find(method);
		Set<MemberRef> known = (member != null && member.has(Opcodes.ACC_PRIVATE))
				? this.index.callers().of(method).keySet() : Set.of();
		if (!known.isEmpty()) {
			this.calledByOthers.remove(method);
			call(method, method);
			known.forEach((caller) -> call(method, caller));
			return;
		}
		this.open.getOrDefault(method, Set.of())
			.forEach((read) -> this.names.add(read.with(List.of()), Element.of(method)));
	}

	private static boolean mayTakeText(MemberRef method) {
		String parameters = method.descriptor().substring(0, method.descriptor().indexOf(')') + 1);
		return parameters.contains("Ljava/lang/String;") || parameters.contains("Ljava/lang/Object;")
				|| parameters.contains("Ljava/lang/CharSequence;");
	}

	/**
	 * Put what a caller hands over in the place of parameters.
	 */
	private void fill(MemberRef method, Read read, MemberRef caller) {
		boolean found = false;
		for (CallSite call : calls(caller)) {
			if (call.key().equals(method.key())) {
				add(caller, read.with(call.texts()));
				found = true;
			}
		}
		if (!found && !caller.equals(method)) {
			add(caller, read.with(List.of()));
		}
	}

	/**
	 * Something that code reads by a name.
	 *
	 * @param word how it reads
	 * @param texts the names
	 * @param beside the class that the name is relative to, or {@code null} if that is
	 * not known
	 * @param exact whether it is this class and none that extends it
	 */
	record Read(Word word, Texts texts, @Nullable String beside, boolean exact) {

		static Read anything(Word word) {
			return new Read(word, Texts.ANYTHING, null, false);
		}

		static Read of(Word word, CallSite call, int name) {
			CallSite.Place place = call.place();
			return new Read(word, call.texts().get(name), place.className(), place.exact());
		}

		Read below(Texts path) {
			return new Read(this.word, this.texts.slash(path), this.beside, this.exact);
		}

		Read with(List<Texts> arguments) {
			return new Read(this.word, this.texts.with(arguments), this.beside, this.exact);
		}

	}

}
