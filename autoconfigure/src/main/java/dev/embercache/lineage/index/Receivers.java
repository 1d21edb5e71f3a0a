package dev.embercache.lineage.index;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import org.objectweb.asm.Opcodes;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.Flow;
import dev.embercache.lineage.bytecode.Flow.Kind;
import dev.embercache.lineage.bytecode.Flow.Place;

/**
 * Tells which methods may change a container that they get from another method, as an
 * argument or as what a call returned.
 * <p>
 * Methods that call each other in a circle do not change it by that alone. Whatever is
 * not a method of the application whose code is known may change what it gets.
 */
final class Receivers {

	private final ClassIndex index;

	Receivers(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return the methods that may change what a method returns.
	 * @param method the method
	 * @param nested whether it may hold containers
	 * @return the methods that call it, or that get its result from those
	 */
	Set<MemberRef> ofResult(MemberRef method, boolean nested) {
		Set<MemberRef> found = new TreeSet<>();
		addReceivers(method, nested, found, new HashSet<>());
		return found;
	}

	private void addReceivers(MemberRef method, boolean nested, Set<MemberRef> found, Set<MemberRef> seen) {
		if (!seen.add(method)) {
			return;
		}
		Set<String> types = this.index.callers().related(method);
		Set<MemberRef> callers = new TreeSet<>(this.index.callers().of(method).keySet());
		callers.add(method);
		for (MemberRef caller : callers) {
			Member member = this.index.find(caller);
			if (member == null || callsThroughPlatform(member, method, types)) {
				found.add(caller);
				continue;
			}
			for (Flow flow : member.flows()) {
				if (isResult(flow.from(), method, types) && !(flow.ofElement() && !nested)) {
					if (flow.to().kind() == Kind.RETURNED) {
						addReceivers(caller, nested, found, seen);
					}
					else if (mayChange(flow.to(), nested)) {
						found.add(caller);
					}
				}
			}
		}
	}

	/**
	 * Return whether code calls a method by a type of the platform, so that nothing is
	 * known of what becomes of the result.
	 */
	private static boolean callsThroughPlatform(Member code, MemberRef method, Set<String> types) {
		return code.references()
			.stream()
			.anyMatch((reference) -> reference.how().isCall() && reference.key().equals(method.key())
					&& reference.owner().startsWith("java.") && types.contains(reference.owner()));
	}

	private static boolean isResult(Place place, MemberRef method, Set<String> types) {
		return place.kind() == Kind.RESULT && place.member().key().equals(method.key())
				&& types.contains(place.member().owner());
	}

	/**
	 * Return whether a container may change in a place.
	 * @param place where it goes
	 * @param nested whether it may hold containers
	 */
	boolean mayChange(Place place, boolean nested) {
		return mayChange(place, nested, new HashSet<>());
	}

	private boolean mayChange(Place place, boolean nested, Set<Place> seen) {
		if (place.kind() != Kind.ARGUMENT) {
			return true;
		}
		if (!seen.add(place)) {
			return false;
		}
		MemberRef named = place.member();
		if (!this.index.isApplication(named.owner())) {
			return true;
		}
		Set<MemberRef> targets = targets(named);
		return targets.isEmpty()
				|| targets.stream().anyMatch((target) -> mayChange(target, named, place.index(), nested, seen));
	}

	private Set<MemberRef> targets(MemberRef named) {
		Hierarchy hierarchy = this.index.hierarchy();
		MemberRef resolved = hierarchy.resolve(named);
		Member member = (resolved != null) ? this.index.find(resolved) : null;
		if (resolved == null || member == null) {
			return Set.of();
		}
		if (!member.isVirtual()) {
			return Set.of(resolved);
		}
		return hierarchy.isImplementedElsewhere(named.owner()) ? Set.of() : hierarchy.targets(named).keySet();
	}

	private boolean mayChange(MemberRef target, MemberRef named, int parameter, boolean nested, Set<Place> seen) {
		Member member = this.index.find(target);
		// A lambda is found by the method that makes it, and its parameters are not known
		if (member == null || member.has(Opcodes.ACC_NATIVE) || !target.key().equals(named.key())) {
			return true;
		}
		return member.flows()
			.stream()
			.filter((flow) -> flow.from().kind() == Kind.PARAMETER && flow.from().index() == parameter)
			.filter((flow) -> nested || !flow.ofElement())
			.anyMatch((flow) -> mayChange(flow.to(), nested, seen));
	}

}
