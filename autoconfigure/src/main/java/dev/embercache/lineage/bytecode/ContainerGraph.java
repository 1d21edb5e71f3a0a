package dev.embercache.lineage.bytecode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.Flow.Kind;
import dev.embercache.lineage.bytecode.Flow.Place;

/**
 * Where the containers of a method go. Local variables are followed without regard to the
 * order of the code: whatever is stored in a variable may be what any load of it gets.
 */
final class ContainerGraph {

	private final DeclaringClass owner;

	private final Map<Place, Set<Flow>> flows = new LinkedHashMap<>();

	ContainerGraph(DeclaringClass owner) {
		this.owner = owner;
	}

	void add(Place from, Place to, boolean ofElement) {
		this.flows.computeIfAbsent(from, (key) -> new LinkedHashSet<>(4)).add(new Flow(from, to, ofElement));
	}

	/**
	 * Add what becomes of all containers: reads and changes of fields, and flows where
	 * that depends on other methods.
	 * @param references where to add it
	 */
	void addTo(References references) {
		for (Flow flow : ends()) {
			boolean changed = flow.to().kind() == Kind.CHANGED || flow.to().kind() == Kind.ANYWHERE;
			Place to = changed ? Place.ANYWHERE : flow.to();
			if (flow.from().isField()) {
				addField(flow, to, references);
			}
			else if (to.kind() != Kind.READ) {
				references.add(new Flow(flow.from(), to, flow.ofElement()));
			}
		}
	}

	private void addField(Flow flow, Place to, References references) {
		Reference field = flow.from().reference();
		if (flow.to().kind() != Kind.CHANGED) {
			references.add(field);
		}
		if (to.kind() == Kind.READ || flow.ofElement() && this.owner.isFlat(field)) {
			return;
		}
		boolean mayBeFlat = flow.ofElement() && !this.owner.declares(field);
		if (to.kind() == Kind.ANYWHERE && !mayBeFlat) {
			references.change(field, flow.from().kind() == Kind.OWN_FIELD);
		}
		else {
			references.add(new Flow(flow.from(), to, mayBeFlat));
		}
	}

	/**
	 * Return where containers end up that come from outside of the method, by whatever
	 * variables.
	 */
	private Set<Flow> ends() {
		Set<Flow> ends = new LinkedHashSet<>();
		this.flows.keySet().stream().filter(Place::isOrigin).forEach((origin) -> addEnds(origin, ends));
		return ends;
	}

	private void addEnds(Place origin, Set<Flow> ends) {
		Deque<Flow> open = new ArrayDeque<>(this.flows.get(origin));
		Set<Flow> seen = new LinkedHashSet<>(open);
		for (Flow flow = open.poll(); flow != null; flow = open.poll()) {
			if (flow.to().kind() != Kind.VARIABLE) {
				ends.add(flow);
				continue;
			}
			for (Flow next : this.flows.getOrDefault(flow.to(), Set.of())) {
				Flow joined = new Flow(origin, next.to(), flow.ofElement() || next.ofElement());
				if (seen.add(joined)) {
					open.add(joined);
				}
			}
		}
	}

}
