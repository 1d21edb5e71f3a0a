package dev.embercache.lineage.index;

import java.util.HashMap;
import java.util.HashSet;
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
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.rules.Rule;

/**
 * Finds the methods that call a method: the way against the arrows that {@link Hierarchy}
 * follows.
 */
public final class Callers {

	/** What a rule says of calls that can set fields of the class that makes them. */
	private static final String OWN = "own";

	private final ClassIndex index;

	private final Supplier<Map<String, Set<Use>>> calls = SingletonSupplier.of(this::findCalls);

	private final Map<String, Set<MemberRef>> ofLibraries = new ConcurrentHashMap<>();

	private final Supplier<Map<MemberRef, Boolean>> settingFields = SingletonSupplier.of(this::findSettingFields);

	private final Map<MemberRef, Map<MemberRef, Boolean>> callers = new ConcurrentHashMap<>();

	Callers(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return the methods that change what a library holds.
	 * @param state what that is, as the rules name it
	 * @return the methods, sorted
	 */
	public Set<MemberRef> changing(String state) {
		return this.ofLibraries.computeIfAbsent(state, this::findChanging);
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
	 * Return the methods that have a library set fields or properties of objects.
	 * @return the methods, sorted, each with whether that can be fields of its own class
	 */
	Map<MemberRef, Boolean> settingFields() {
		return this.settingFields.get();
	}

	private Map<MemberRef, Boolean> findSettingFields() {
		LibraryMethods library = this.index.libraryCode().methods();
		Map<MemberRef, Boolean> methods = new TreeMap<>();
		this.calls.get().forEach((key, uses) -> {
			for (Use use : uses) {
				Rule rule = this.index.isApplication(use.owner()) ? null : library.setsFields(use.owner(), key);
				if (rule != null) {
					methods.merge(use.method(), OWN.equals(rule.text()), Boolean::logicalOr);
				}
			}
		});
		return methods;
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
	Set<String> related(MemberRef method) {
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

	private Map<String, Set<Use>> findCalls() {
		Map<String, Set<Use>> found = new HashMap<>();
		for (String name : this.index.names()) {
			ClassSummary summary = this.index.summary(name);
			for (Member member : summary.members()) {
				for (Reference reference : member.references()) {
					if (reference.how().isCall()) {
						found.computeIfAbsent(reference.key(), (key) -> new HashSet<>())
							.add(Use.of(summary, member, reference));
					}
				}
			}
		}
		return found;
	}

	/**
	 * A call, and where it is.
	 *
	 * @param method the method that calls
	 * @param owner the class that it names
	 * @param own whether that is of the very object that the method is called on
	 */
	private record Use(MemberRef method, String owner, boolean own) {

		static Use of(ClassSummary summary, Member member, Reference call) {
			boolean own = call.how() == How.SELF_CALL || call.how() == How.SUPER_CALL;
			return new Use(member.in(summary.name()), call.owner(), own);
		}

	}

}
