package dev.embercache.lineage.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.objectweb.asm.Opcodes;

import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;
import dev.embercache.lineage.bytecode.Flow;
import dev.embercache.lineage.bytecode.Flow.Kind;

/**
 * Finds the methods that change the state of objects: that write to a field, or change
 * the container that it holds.
 * <p>
 * A method that hands a container on changes it if the other one may ({@link Receivers});
 * of those that get it from a getter, the ones that may change it count, and none that
 * only reads. A field that holds nothing but containers that nobody can change is changed
 * by writes alone.
 * <p>
 * A method that has a library set the fields of objects changes those of all classes that
 * it names.
 * <p>
 * A constructor that sets up the very object that it makes does not count. Who makes the
 * object comes to it.
 */
public final class Setters {

	private final ClassIndex index;

	private final Receivers receivers;

	private final Supplier<Uses> uses = SingletonSupplier.of(this::findUses);

	private final Map<MemberRef, Map<MemberRef, Boolean>> setters = new ConcurrentHashMap<>();

	Setters(ClassIndex index) {
		this.index = index;
		this.receivers = new Receivers(index);
	}

	/**
	 * Return the methods that write to a field, or change what it holds.
	 * @param field the field, by the class that declares it
	 * @return the methods, sorted, each with whether it only changes that of the very
	 * object that it is called on
	 */
	public Map<MemberRef, Boolean> of(MemberRef field) {
		return Hierarchy.remember(this.setters, field, () -> find(field));
	}

	/**
	 * Return the methods that change state: that of a field, or what a library holds.
	 * @param state an element of that kind
	 * @return the methods, sorted
	 */
	public Set<MemberRef> of(Element state) {
		return state.isOfLibrary() ? this.index.callers().changing(state.name()) : of(state.member()).keySet();
	}

	private Map<MemberRef, Boolean> find(MemberRef field) {
		Map<MemberRef, Boolean> found = new TreeMap<>();
		boolean unmodifiable = isUnmodifiable(field);
		for (FieldChange change : this.uses.get().changes().getOrDefault(field.key(), List.of())) {
			boolean counts = change.write() || !unmodifiable;
			if (counts && !change.initializes(field.owner()) && isOf(change.field(), field)) {
				found.merge(change.method(), change.own(), Boolean::logicalAnd);
			}
		}
		Member member = this.index.find(field);
		if (member != null && !member.has(Opcodes.ACC_FINAL)) {
			addLibraries(field.owner(), found);
		}
		if (!unmodifiable && member != null) {
			for (FieldChange change : this.uses.get().flows().getOrDefault(field.key(), List.of())) {
				if (isOf(change.field(), field)) {
					addFlow(change, member.nested(), field, found);
				}
			}
		}
		return found;
	}

	/**
	 * Add the methods that have a library set fields of objects, as far as they or their
	 * callers name the class of the field.
	 */
	private void addLibraries(String className, Map<MemberRef, Boolean> found) {
		Set<String> types = new HashSet<>(this.index.hierarchy().supertypes(className));
		types.addAll(this.index.hierarchy().subtypes(className));
		types.add(className);
		this.index.callers().settingFields().forEach((method, ofOwnClass) -> {
			boolean own = ofOwnClass && types.contains(method.owner());
			if (own || names(method, types)
					|| this.index.callers().of(method).keySet().stream().anyMatch((caller) -> names(caller, types))) {
				found.put(method, false);
			}
		});
	}

	private boolean names(MemberRef method, Set<String> types) {
		Member member = this.index.find(method);
		return member != null && member.references()
			.stream()
			.anyMatch((reference) -> reference.how() == How.MENTION && types.contains(reference.owner()));
	}

	private void addFlow(FieldChange change, boolean nested, MemberRef field, Map<MemberRef, Boolean> found) {
		Flow flow = change.flow();
		if (flow == null || flow.ofElement() && !nested) {
			return;
		}
		if (flow.to().kind() == Kind.RETURNED) {
			this.receivers.ofResult(change.method(), nested)
				.forEach((method) -> found.merge(method, false, Boolean::logicalAnd));
		}
		else if (!change.initializes(field.owner()) && this.receivers.mayChange(flow.to(), nested)) {
			found.merge(change.method(), change.own(), Boolean::logicalAnd);
		}
	}

	private boolean isUnmodifiable(MemberRef field) {
		boolean found = false;
		for (FieldChange change : this.uses.get().fills().getOrDefault(field.key(), List.of())) {
			if (isOf(change.field(), field)) {
				if (change.flow() == null || change.flow().from().kind() != Kind.UNMODIFIABLE) {
					return false;
				}
				found = true;
			}
		}
		Member member = this.index.find(field);
		return found && member != null && !member.nested();
	}

	private boolean isOf(MemberRef named, MemberRef field) {
		MemberRef resolved = this.index.hierarchy().resolve(named);
		return field.equals((resolved != null) ? resolved : named);
	}

	private Uses findUses() {
		Uses uses = new Uses(new HashMap<>(), new HashMap<>(), new HashMap<>());
		for (String name : this.index.names()) {
			ClassSummary summary = this.index.summary(name);
			for (Member member : summary.members()) {
				uses.add(member.in(name), member);
			}
		}
		return uses;
	}

	/**
	 * What all methods do with fields, by the keys of the fields.
	 *
	 * @param changes writes and changes
	 * @param flows where what they hold goes
	 * @param fills where what they hold comes from
	 */
	private record Uses(Map<String, List<FieldChange>> changes, Map<String, List<FieldChange>> flows,
			Map<String, List<FieldChange>> fills) {

		void add(MemberRef method, Member member) {
			for (Reference reference : member.references()) {
				if (reference.how().isChange()) {
					boolean own = reference.how() == How.WRITE || reference.how() == How.OWN_CHANGE;
					put(this.changes,
							new FieldChange(method, reference.member(), own, reference.how().isWrite(), null));
				}
			}
			for (Flow flow : member.flows()) {
				if (flow.from().isField()) {
					boolean own = flow.from().kind() == Kind.OWN_FIELD;
					put(this.flows, new FieldChange(method, flow.from().member(), own, false, flow));
				}
				else if (flow.to().isField()) {
					put(this.fills, new FieldChange(method, flow.to().member(), false, true, flow));
				}
			}
		}

		private static void put(Map<String, List<FieldChange>> map, FieldChange change) {
			map.computeIfAbsent(change.field().key(), (key) -> new ArrayList<>(2)).add(change);
		}

	}

}
