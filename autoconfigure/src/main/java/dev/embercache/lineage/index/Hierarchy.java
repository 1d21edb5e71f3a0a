package dev.embercache.lineage.index;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Resolves calls by class hierarchy analysis: the methods that a call can come to, given
 * what is known of the object that it is made on. Also finds the methods that write to a
 * field. Where more than one is possible, all are found.
 * <p>
 * <b>Receivers.</b> A call on an object of any subtype of a type comes to what each of
 * these subtypes declares or inherits; on an object of exactly one class, to one method.
 * The receiver is handed on to the target, where it stands for {@code this}, so that
 * calls on {@code this} stay as sharp as the first one was.
 * <p>
 * <b>Beyond plain class hierarchy analysis</b>: a lambda is an implementation of its
 * interface, and its target is the method that makes it. A type that only a library
 * implements, as Spring Data does for a repository, is open: an object of it may inherit
 * the default methods of its supertypes, and what else implements these may stand behind
 * it. An abstract class has no instances of its own unless it is open.
 * <p>
 * <b>Memos.</b> Answers are computed once in a generation and shared by all lineages. An
 * answer may need others of the same kind, hence {@link #remember} instead of
 * {@link Map#computeIfAbsent}; two threads may compute the same, and the results are
 * equal. Safe for use by several threads.
 */
public final class Hierarchy {

	private final ClassIndex index;

	private final Map<String, Set<String>> supertypes = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> subtypes = new ConcurrentHashMap<>();

	private final Map<String, Boolean> elsewhere = new ConcurrentHashMap<>();

	private final Map<MemberRef, Map<MemberRef, Set<Receiver>>> exactTargets = new ConcurrentHashMap<>();

	private final Map<MemberRef, Map<MemberRef, Set<Receiver>>> targets = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> importers = new ConcurrentHashMap<>();

	private final Map<MemberRef, Set<MemberRef>> writers = new ConcurrentHashMap<>();

	Hierarchy(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return the application classes that extend or implement a type, over any number of
	 * steps.
	 * @param className the name of the type
	 * @return the names of the classes, without that of the type
	 */
	public Set<String> subtypes(String className) {
		return remember(this.subtypes, className, () -> {
			Set<String> found = new LinkedHashSet<>();
			addSubtypes(className, found);
			return found;
		});
	}

	/**
	 * Return the application classes that a class extends or implements, over any number
	 * of steps.
	 * @param className the name of the class
	 * @return the names of the classes, without that of the class
	 */
	public Set<String> supertypes(String className) {
		return remember(this.supertypes, className, () -> {
			Set<String> found = new LinkedHashSet<>();
			addSupertypes(className, found);
			return found;
		});
	}

	/**
	 * Return the methods that a call of a method on a type can come to.
	 * @param method the method, by the type that it is called on
	 * @return the methods, also those that make a lambda which may be called; each with
	 * the objects that it may be called on
	 */
	public Map<MemberRef, Set<Receiver>> targets(MemberRef method) {
		return remember(this.targets, method, () -> findTargets(method));
	}

	/**
	 * Return the methods that a call of a method on an object can come to.
	 * @param receiver the object
	 * @param method the method, whatever type names it
	 * @return the methods, each with the objects that it may be called on
	 */
	public Map<MemberRef, Set<Receiver>> targets(Receiver receiver, MemberRef method) {
		MemberRef called = method.of(receiver.className());
		if (!receiver.exact()) {
			return targets(called);
		}
		return remember(this.exactTargets, called, () -> {
			Map<MemberRef, Set<Receiver>> found = new TreeMap<>();
			addTargets(receiver.className(), called, found);
			return found;
		});
	}

	/**
	 * Return whether no application class has the code of a type, as with a repository
	 * that Spring Data implements.
	 * @param className the name of the type
	 * @return whether its implementation is made at run time
	 */
	public boolean isImplementedElsewhere(String className) {
		return remember(this.elsewhere, className, () -> findImplementedElsewhere(className));
	}

	private boolean findImplementedElsewhere(String className) {
		return isAbstract(className) && this.index.links().lambdas().getOrDefault(className, Set.of()).isEmpty()
				&& subtypes(className).stream()
					.allMatch((subtype) -> isAbstract(subtype) && !this.index.links().lambdas().containsKey(subtype));
	}

	/**
	 * Resolve a member: find it in the class that code names, or in one that this class
	 * inherits from.
	 * @param member the member, as code names it
	 * @return the member, by the class that declares it, or {@code null} if no
	 * application class does
	 */
	public @Nullable MemberRef resolve(MemberRef member) {
		if (declares(member.owner(), member)) {
			return member;
		}
		for (String supertype : supertypes(member.owner())) {
			if (declares(supertype, member)) {
				return member.of(supertype);
			}
		}
		return null;
	}

	/**
	 * Return the classes that can stand around any bean.
	 * @param attributed classes of which it is known around which beans they stand
	 * @return the names of the other classes
	 */
	public Set<String> advice(Set<String> attributed) {
		Set<String> advice = new TreeSet<>();
		Ambient ambient = this.index.libraryCode().ambient();
		this.index.links()
			.subtypes()
			.keySet()
			.stream()
			.filter(ambient::isAdvice)
			.forEach((type) -> addSubtypes(type, advice));
		advice.removeIf((className) -> isAttributed(className, attributed));
		return advice;
	}

	/**
	 * Return the methods that make a lambda which can stand around any bean, or change
	 * which beans there are.
	 * @return the methods, sorted
	 */
	public Set<MemberRef> adviceLambdas() {
		Set<MemberRef> methods = new TreeSet<>();
		this.index.links().lambdas().forEach((type, makers) -> {
			if (this.index.libraryCode().ambient().isAdvice(type)) {
				methods.addAll(makers);
			}
		});
		return methods;
	}

	/**
	 * Return the classes that import a class: by an annotation that names it, or by one
	 * that has such an annotation itself.
	 * @param className the name of the class
	 * @return the names of the classes, sorted
	 */
	public Set<String> importers(String className) {
		return remember(this.importers, className, () -> {
			Set<String> importers = new TreeSet<>();
			addImporters(className, How.LITERAL, importers);
			return importers;
		});
	}

	private void addImporters(String named, How how, Set<String> importers) {
		for (String name : this.index.names()) {
			ClassSummary summary = this.index.summary(name);
			if (summary.references()
				.stream()
				.anyMatch((reference) -> reference.how() == how && reference.owner().equals(named))
					&& importers.add(name) && summary.has(Opcodes.ACC_ANNOTATION)) {
				addImporters(name, How.MENTION, importers);
			}
		}
	}

	/**
	 * Return whether a class is attributed, or there to be extended by such as are.
	 */
	private boolean isAttributed(String className, Set<String> attributed) {
		return attributed.contains(className)
				|| isAbstract(className) && subtypes(className).stream().anyMatch(attributed::contains)
						&& subtypes(className).stream().allMatch((subtype) -> isAttributed(subtype, attributed));
	}

	/**
	 * Return the methods that write to a field.
	 * @param field the field, by the class that declares it
	 * @return the methods, sorted
	 */
	public Set<MemberRef> writers(MemberRef field) {
		return remember(this.writers, field, () -> findWriters(field));
	}

	/**
	 * Answer a question once. Unlike {@link Map#computeIfAbsent}, an answer may ask other
	 * questions of the same kind.
	 */
	static <K, T> T remember(Map<K, T> answers, K question, Supplier<T> answer) {
		T known = answers.get(question);
		if (known == null) {
			known = answer.get();
			answers.put(question, known);
		}
		return known;
	}

	private Map<MemberRef, Set<Receiver>> findTargets(MemberRef called) {
		String className = called.owner();
		Map<MemberRef, Set<Receiver>> targets = new TreeMap<>();
		Set<String> types = new LinkedHashSet<>(subtypes(className));
		if (isImplementedElsewhere(className)) {
			for (String supertype : supertypes(className)) {
				types.add(supertype);
				addSubtypes(supertype, types);
			}
		}
		types.add(className);
		for (String type : types) {
			addTargets(type, called, targets);
			for (MemberRef method : this.index.links().lambdas().getOrDefault(type, Set.of())) {
				add(targets, method, Receiver.any(method.owner()));
			}
		}
		return targets;
	}

	/**
	 * Add the methods that a call on an instance of a class comes to. Instances of an
	 * abstract class are instances of others, which are added by themselves, unless none
	 * is known.
	 */
	private void addTargets(String type, MemberRef method, Map<MemberRef, Set<Receiver>> targets) {
		Receiver receiver = isAbstract(type) ? Receiver.any(type) : Receiver.exactly(type);
		boolean open = isImplementedElsewhere(type) || !isAbstract(type);
		Set<String> found = new LinkedHashSet<>();
		for (String at = type; at != null && this.index.isApplication(at) && found.isEmpty(); at = superclass(at)) {
			if (declares(at, method)) {
				found.add(at);
			}
		}
		supertypes(type).stream()
			.filter((supertype) -> isInterface(supertype) && declares(supertype, method))
			.forEach(found::add);
		for (String owner : found) {
			Set<Receiver> receivers = targets.computeIfAbsent(method.of(owner), (name) -> new LinkedHashSet<>());
			if (open) {
				receivers.add(receiver);
			}
		}
	}

	private static void add(Map<MemberRef, Set<Receiver>> targets, MemberRef method, Receiver receiver) {
		targets.computeIfAbsent(method, (name) -> new LinkedHashSet<>()).add(receiver);
	}

	private Set<MemberRef> findWriters(MemberRef field) {
		Set<MemberRef> writers = new TreeSet<>();
		for (String name : this.index.links().nests().getOrDefault(Links.topLevel(field.owner()), Set.of())) {
			ClassSummary summary = this.index.summary(name);
			addWriters(summary, field, writers);
		}
		this.index.links().writers().getOrDefault(field.key(), Map.of()).forEach((owner, methods) -> {
			if (field.equals(resolve(field.of(owner)))) {
				writers.addAll(methods);
			}
		});
		return writers;
	}

	private void addWriters(ClassSummary summary, MemberRef field, Set<MemberRef> writers) {
		for (Member member : summary.members()) {
			for (Reference reference : member.references()) {
				if (reference.how().isWrite() && reference.member().equals(field)) {
					writers.add(member.in(summary.name()));
				}
			}
		}
	}

	private void addSubtypes(String className, Set<String> subtypes) {
		for (String subtype : this.index.subtypes(className)) {
			if (subtypes.add(subtype)) {
				addSubtypes(subtype, subtypes);
			}
		}
	}

	private void addSupertypes(String className, Set<String> supertypes) {
		ClassSummary summary = this.index.summary(className);
		for (String supertype : summary.supertypes()) {
			if (this.index.isApplication(supertype) && supertypes.add(supertype)) {
				addSupertypes(supertype, supertypes);
			}
		}
	}

	private boolean declares(String className, MemberRef member) {
		return this.index.summary(className).find(member) != null;
	}

	private @Nullable String superclass(String className) {
		return this.index.summary(className).superName();
	}

	private boolean isInterface(String className) {
		return this.index.summary(className).has(Opcodes.ACC_INTERFACE);
	}

	public boolean isAbstract(String className) {
		return this.index.summary(className).has(Opcodes.ACC_ABSTRACT);
	}

	/**
	 * An object that a method is called on.
	 *
	 * @param className the name of its class
	 * @param exact whether that is its very class, rather than it or a subtype
	 */
	public record Receiver(String className, boolean exact) {

		public static Receiver exactly(String className) {
			return new Receiver(className, true);
		}

		public static Receiver any(String className) {
			return new Receiver(className, false);
		}

	}

}
