package dev.embercache.lineage.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Finds the methods that change the state of objects, and those that call a method: the
 * way against the arrows that {@link Hierarchy} follows.
 * <p>
 * A constructor that sets up the very object that it makes does not count. Who makes the
 * object comes to it.
 */
public final class Callers {

	private final ClassIndex index;

	private final Supplier<Map<String, Set<Use>>> calls = SingletonSupplier.of(() -> find(How::isCall));

	private final Supplier<Map<String, Set<Use>>> changes = SingletonSupplier.of(() -> find(How::isChange));

	private final Map<MemberRef, Set<MemberRef>> setters = new ConcurrentHashMap<>();

	private final Map<String, Set<MemberRef>> ofLibraries = new ConcurrentHashMap<>();

	private final Map<MemberRef, Map<MemberRef, Boolean>> callers = new ConcurrentHashMap<>();

	Callers(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return the methods that write to a field, change what it holds, or hand that on.
	 * @param field the field, by the class that declares it
	 * @return the methods, sorted
	 */
	public Set<MemberRef> setters(MemberRef field) {
		return this.setters.computeIfAbsent(field, (name) -> {
			Set<MemberRef> methods = new TreeSet<>();
			for (Use use : this.changes.get().getOrDefault(field.key(), Set.of())) {
				if (!use.initializes(field.owner()) && field.equals(resolve(field.of(use.owner())))) {
					methods.add(use.method());
				}
			}
			return methods;
		});
	}

	/**
	 * Return the methods that change state: that of a field, or what libraries hold.
	 * @param state an element of that kind
	 * @return the methods, sorted
	 */
	public Set<MemberRef> changing(Element state) {
		return state.isOfLibrary() ? this.ofLibraries.computeIfAbsent(state.name(), this::findChanging)
				: setters(state.member());
	}

	private Set<MemberRef> findChanging(String state) {
		LibraryMethods library = this.index.libraryCode().methods();
		Set<MemberRef> methods = new TreeSet<>();
		this.calls.get().forEach((key, uses) -> {
			for (Use use : uses) {
				boolean application = this.index.isApplication(use.owner());
				LibraryUse call = application ? null : library.uses(use.owner(), key);
				if (call != null && call.changesState() && state.equals(call.state())) {
					methods.add(use.method());
				}
			}
		});
		return methods;
	}

	/**
	 * Return whether a method changes a field of the very object that it is called on.
	 * @param method the method
	 * @param field the field
	 * @return whether it changes that of no other object
	 */
	public boolean changesItselfOnly(MemberRef method, MemberRef field) {
		return this.changes.get()
			.getOrDefault(field.key(), Set.of())
			.stream()
			.noneMatch((use) -> use.method().equals(method) && !use.own());
	}

	/**
	 * Return the methods that may call a method.
	 * @param method the method, by the class that declares it
	 * @return the methods, each with whether it only calls it on itself
	 */
	public Map<MemberRef, Boolean> of(MemberRef method) {
		return Hierarchy.remember(this.callers, method, () -> findCallers(method));
	}

	private Map<MemberRef, Boolean> findCallers(MemberRef method) {
		Map<MemberRef, Boolean> callers = new TreeMap<>();
		Set<Use> uses = this.calls.get().getOrDefault(method.key(), Set.of());
		Set<String> types = uses.isEmpty() ? Set.of() : related(method);
		for (Use use : uses) {
			if (types.contains(use.owner()) && !use.method().equals(method)) {
				callers.merge(use.method(), use.own(), Boolean::logicalAnd);
			}
		}
		return callers;
	}

	/**
	 * Return the types that code may name when it calls a method of a class.
	 */
	private Set<String> related(MemberRef method) {
		String className = method.owner();
		Set<String> types = new HashSet<>();
		types.add(className);
		if (!method.name().startsWith("<")) {
			addSupertypes(className, types);
			for (String subtype : this.index.hierarchy().subtypes(className)) {
				types.add(subtype);
				addSupertypes(subtype, types);
			}
			types.remove("java.lang.Object");
		}
		return types;
	}

	private void addSupertypes(String className, Set<String> types) {
		ClassSummary summary = this.index.summary(className);
		for (String supertype : summary.supertypes()) {
			if (types.add(supertype)) {
				addSupertypes(supertype, types);
			}
		}
	}

	private MemberRef resolve(MemberRef field) {
		MemberRef resolved = this.index.hierarchy().resolve(field);
		return (resolved != null) ? resolved : field;
	}

	private Map<String, Set<Use>> find(Predicate<How> wanted) {
		Map<String, Set<Use>> found = new HashMap<>();
		for (String name : this.index.names()) {
			ClassSummary summary = this.index.summary(name);
			for (Member member : summary.members()) {
				for (Reference reference : member.references()) {
					if (wanted.test(reference.how())) {
						found.computeIfAbsent(reference.key(), (key) -> new HashSet<>())
							.add(Use.of(summary, member, reference));
					}
				}
			}
		}
		return found;
	}

	/**
	 * A reference, and where it is.
	 *
	 * @param method the method that refers to something
	 * @param owner the class that it names
	 * @param own whether that is of the very object that the method is called on
	 */
	private record Use(MemberRef method, String owner, boolean own) {

		static Use of(ClassSummary summary, Member member, Reference reference) {
			boolean own = switch (reference.how()) {
				case SELF_CALL, SUPER_CALL, WRITE, OWN_CHANGE -> true;
				default -> false;
			};
			return new Use(member.in(summary.name()), reference.owner(), own);
		}

		/**
		 * Return whether this is a part of how an object or a class becomes what it is in
		 * the beginning.
		 */
		boolean initializes(String className) {
			return this.own && this.method.isConstructor()
					|| this.method.owner().equals(className) && this.method.key().equals(Initializers.KEY);
		}

	}

}
