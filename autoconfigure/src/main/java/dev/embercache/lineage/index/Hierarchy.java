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

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Finds the methods that a call can come to, and those that write to a field. Where more
 * than one is possible, all are found.
 */
public final class Hierarchy {

	private final ClassIndex index;

	private final Map<String, Set<String>> supertypes = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> subtypes = new ConcurrentHashMap<>();

	private final Map<String, Boolean> elsewhere = new ConcurrentHashMap<>();

	private final Map<String, Map<String, Set<Receiver>>> exactTargets = new ConcurrentHashMap<>();

	private final Map<String, Map<String, Set<Receiver>>> targets = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> writers = new ConcurrentHashMap<>();

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
	 * @param className the name of the type
	 * @param key the key of the method
	 * @return the methods by name, also those that make a lambda which may be called;
	 * each with the objects that it may be called on
	 */
	public Map<String, Set<Receiver>> targets(String className, String key) {
		return remember(this.targets, className + "." + key, () -> findTargets(className, key));
	}

	/**
	 * Return the methods that a call of a method on an object can come to.
	 * @param receiver the object
	 * @param key the key of the method
	 * @return the methods by name, each with the objects that it may be called on
	 */
	public Map<String, Set<Receiver>> targets(Receiver receiver, String key) {
		if (!receiver.exact()) {
			return targets(receiver.className(), key);
		}
		return remember(this.exactTargets, receiver.className() + "." + key, () -> {
			Map<String, Set<Receiver>> found = new TreeMap<>();
			addTargets(receiver.className(), key, found);
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
	 * Return the class that declares a member, as seen from a class.
	 * @param className the name of the class
	 * @param key the key of the member
	 * @return the name of the class or of one that it inherits from, or {@code null} if
	 * none of them is an application class that declares it
	 */
	public @Nullable String declaring(String className, String key) {
		if (declares(className, key)) {
			return className;
		}
		for (String supertype : supertypes(className)) {
			if (declares(supertype, key)) {
				return supertype;
			}
		}
		return null;
	}

	/**
	 * Return the classes that can stand around any bean.
	 * @return the names of the classes
	 */
	public Set<String> advice() {
		Set<String> advice = new TreeSet<>();
		Ambient ambient = this.index.libraryCode().ambient();
		this.index.links()
			.subtypes()
			.keySet()
			.stream()
			.filter(ambient::isAdvice)
			.forEach((type) -> addSubtypes(type, advice));
		return advice;
	}

	/**
	 * Return the methods that write to a field.
	 * @param className the name of the class that declares it
	 * @param key the key of the field
	 * @return the methods by name
	 */
	public Set<String> writers(String className, String key) {
		return remember(this.writers, className + "." + key, () -> findWriters(className, key));
	}

	/**
	 * Answer a question once. Unlike {@link Map#computeIfAbsent}, an answer may ask other
	 * questions of the same kind.
	 */
	static <T> T remember(Map<String, T> answers, String question, Supplier<T> answer) {
		T known = answers.get(question);
		if (known == null) {
			known = answer.get();
			answers.put(question, known);
		}
		return known;
	}

	private Map<String, Set<Receiver>> findTargets(String className, String key) {
		Map<String, Set<Receiver>> targets = new TreeMap<>();
		Set<String> types = new LinkedHashSet<>(subtypes(className));
		if (isImplementedElsewhere(className)) {
			for (String supertype : supertypes(className)) {
				types.add(supertype);
				addSubtypes(supertype, types);
			}
		}
		types.add(className);
		for (String type : types) {
			addTargets(type, key, targets);
			for (String method : this.index.links().lambdas().getOrDefault(type, Set.of())) {
				add(targets, method, Receiver.any(new Element(Kind.METHOD, method).owner()));
			}
		}
		return targets;
	}

	/**
	 * Add the methods that a call on an instance of a class comes to. Instances of an
	 * abstract class are instances of others, which are added by themselves, unless none
	 * is known.
	 */
	private void addTargets(String type, String key, Map<String, Set<Receiver>> targets) {
		Receiver receiver = isAbstract(type) ? Receiver.any(type) : Receiver.exactly(type);
		boolean open = isImplementedElsewhere(type) || !isAbstract(type);
		Set<String> found = new LinkedHashSet<>();
		for (String at = type; at != null && this.index.isApplication(at) && found.isEmpty(); at = superclass(at)) {
			if (declares(at, key)) {
				found.add(at);
			}
		}
		supertypes(type).stream()
			.filter((supertype) -> isInterface(supertype) && declares(supertype, key))
			.forEach(found::add);
		for (String owner : found) {
			Set<Receiver> receivers = targets.computeIfAbsent(owner + "." + key, (name) -> new LinkedHashSet<>());
			if (open) {
				receivers.add(receiver);
			}
		}
	}

	private static void add(Map<String, Set<Receiver>> targets, String method, Receiver receiver) {
		targets.computeIfAbsent(method, (name) -> new LinkedHashSet<>()).add(receiver);
	}

	private Set<String> findWriters(String className, String key) {
		Set<String> writers = new TreeSet<>();
		for (String name : this.index.links().nests().getOrDefault(Links.topLevel(className), Set.of())) {
			ClassSummary summary = this.index.state(name).summary();
			if (summary != null) {
				addWriters(summary, className, key, writers);
			}
		}
		this.index.links().writers().getOrDefault(key, Map.of()).forEach((owner, methods) -> {
			if (className.equals(declaring(owner, key))) {
				writers.addAll(methods);
			}
		});
		return writers;
	}

	private void addWriters(ClassSummary summary, String className, String key, Set<String> writers) {
		for (Member member : summary.members()) {
			for (Reference reference : member.references()) {
				boolean write = reference.how() == How.WRITE || reference.how() == How.STATIC_WRITE;
				if (write && reference.owner().equals(className) && reference.key().equals(key)) {
					writers.add(summary.name() + "." + member.key());
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
		ClassSummary summary = this.index.state(className).summary();
		if (summary != null) {
			for (String supertype : summary.supertypes()) {
				if (this.index.isApplication(supertype) && supertypes.add(supertype)) {
					addSupertypes(supertype, supertypes);
				}
			}
		}
	}

	private boolean declares(String className, String key) {
		ClassSummary summary = this.index.state(className).summary();
		return summary != null && summary.find(key) != null;
	}

	private @Nullable String superclass(String className) {
		ClassSummary summary = this.index.state(className).summary();
		return (summary != null) ? summary.superName() : null;
	}

	private boolean isInterface(String className) {
		ClassSummary summary = this.index.state(className).summary();
		return summary != null && summary.has(Opcodes.ACC_INTERFACE);
	}

	public boolean isAbstract(String className) {
		ClassSummary summary = this.index.state(className).summary();
		return summary != null && summary.has(Opcodes.ACC_ABSTRACT);
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
