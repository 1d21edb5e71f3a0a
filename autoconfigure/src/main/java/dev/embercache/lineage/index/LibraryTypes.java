package dev.embercache.lineage.index;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.rules.AnnotationMark;

/**
 * Knows where code of libraries meets that of the application: in what a class inherits
 * from them, and in those of its methods that they can call.
 */
public final class LibraryTypes {

	private final ClassIndex index;

	private final Map<String, Boolean> library = new ConcurrentHashMap<>();

	private final Map<String, Set<MemberRef>> callable = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> inherited = new ConcurrentHashMap<>();

	private final Supplier<Map<String, Set<String>>> extended = SingletonSupplier.of(this::findExtended);

	private final Map<String, Set<String>> subtypes = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> supertypes = new ConcurrentHashMap<>();

	LibraryTypes(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return whether a class has code of a library in it that may look into objects.
	 * @param className the name of the class
	 * @return whether it inherits from a type that is neither of the application nor of
	 * the platform
	 */
	public boolean inheritsFromLibrary(String className) {
		return Hierarchy.remember(this.library, className, () -> findLibrary(className));
	}

	private boolean findLibrary(String className) {
		Set<String> types = new LinkedHashSet<>(this.index.hierarchy().supertypes(className));
		types.add(className);
		for (String type : types) {
			ClassSummary summary = this.index.state(type).summary();
			if (summary == null || summary.supertypes()
				.stream()
				.anyMatch((supertype) -> !supertype.startsWith("java.") && !this.index.isApplication(supertype))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the types outside of the application that a class extends or implements
	 * first, without those that add nothing.
	 * @param className the name of the class
	 * @return the names of the types, sorted
	 */
	public Set<String> inherited(String className) {
		return Hierarchy.remember(this.inherited, className, () -> {
			Set<String> types = new TreeSet<>(this.index.summary(className).supertypes());
			this.index.hierarchy()
				.supertypes(className)
				.forEach((type) -> types.addAll(this.index.summary(type).supertypes()));
			types.removeIf((type) -> LibraryMethods.NONE.contains(type) || this.index.isApplication(type));
			return types;
		});
	}

	/**
	 * Return the application classes that extend or implement a type of a library, be it
	 * by another one: a module of a mapper is one too if it extends a simple module.
	 * @param type the name of the type
	 * @return the names of the classes, sorted
	 */
	Set<String> subtypes(String type) {
		return Hierarchy.remember(this.subtypes, type, () -> {
			Set<String> found = new TreeSet<>();
			this.extended.get().forEach((supertype, classes) -> {
				if (supertype.equals(type) || supertypes(supertype).contains(type)) {
					found.addAll(classes);
				}
			});
			return found;
		});
	}

	/**
	 * Return the types of libraries that application classes extend or implement.
	 */
	private Map<String, Set<String>> findExtended() {
		Map<String, Set<String>> extended = new TreeMap<>();
		this.index.links().subtypes().forEach((supertype, classes) -> {
			if (isLibrary(supertype)) {
				extended.put(supertype, classes);
			}
		});
		return extended;
	}

	private boolean isLibrary(String type) {
		return !type.startsWith("java.") && !AnnotationMark.isBefore(type) && !this.index.isApplication(type);
	}

	/**
	 * Return what a type of a library extends and implements in libraries.
	 */
	private Set<String> supertypes(String type) {
		return Hierarchy.remember(this.supertypes, type, () -> {
			Set<String> found = new TreeSet<>();
			for (String supertype : this.index.summary(type).supertypes()) {
				if (isLibrary(supertype) && found.add(supertype)) {
					found.addAll(supertypes(supertype));
				}
			}
			return found;
		});
	}

	/**
	 * Return the methods of a class that code outside of the application can call,
	 * because a type outside of the application declares them, or an annotation asks for
	 * it; without {@code toString()}, which few call.
	 * @param className the name of the class
	 * @return the methods, sorted
	 */
	public Set<MemberRef> callable(String className) {
		return Hierarchy.remember(this.callable, className, () -> findCallable(className));
	}

	private Set<MemberRef> findCallable(String className) {
		ClassSummary summary = this.index.state(className).summary();
		if (summary == null) {
			return Set.of();
		}
		Set<MemberRef> callable = new TreeSet<>();
		Set<String> declared = new HashSet<>(LibraryMethods.OF_OBJECT);
		declared.remove(LibraryMethods.TO_STRING);
		boolean known = addLibraryMethods(summary, declared, new HashSet<>());
		for (Member member : summary.members()) {
			boolean inherited = member.isVirtual() && !member.key().equals(LibraryMethods.TO_STRING)
					&& (!known || declared.contains(member.key()));
			boolean injected = this.index.libraryCode().ambient().isCalledByContainer(member)
					&& !isAccessor(member, summary);
			if (inherited || injected || LibraryMethods.isSerializationHook(member)) {
				callable.add(member.in(className));
			}
		}
		return callable;
	}

	/**
	 * Return whether a method is one that the compiler wrote for a record. It has the
	 * annotations of the component, which are meant for the constructor.
	 */
	private static boolean isAccessor(Member method, ClassSummary summary) {
		return "java.lang.Record".equals(summary.superName()) && method.descriptor().startsWith("()")
				&& summary.find(method.name() + ":" + method.descriptor().substring(2)) != null;
	}

	private boolean addLibraryMethods(ClassSummary summary, Set<String> methods, Set<String> seen) {
		boolean known = true;
		for (String supertype : summary.supertypes()) {
			if (!seen.add(supertype) || LibraryMethods.NONE.contains(supertype)) {
				continue;
			}
			ClassSummary parent = this.index.state(supertype).summary();
			if (parent == null) {
				known = false;
				continue;
			}
			if (!this.index.isApplication(supertype)) {
				parent.members().stream().filter(Member::isVirtual).forEach((member) -> methods.add(member.key()));
			}
			known &= addLibraryMethods(parent, methods, seen);
		}
		return known;
	}

}
