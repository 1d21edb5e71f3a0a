package dev.embercache.lineage.bytecode;

import java.util.HashSet;
import java.util.Set;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.Flow.Place;

/**
 * The variables that hold what nobody can change, and the fields that get something else.
 */
final class UnmodifiableContainers {

	private final References references;

	private final Set<Integer> variables = new HashSet<>();

	private final Set<Reference> written = new HashSet<>();

	private boolean loops;

	UnmodifiableContainers(References references) {
		this.references = references;
	}

	boolean contains(int variable) {
		return this.variables.contains(variable);
	}

	void store(int variable, boolean unmodifiable) {
		if (unmodifiable) {
			this.variables.add(variable);
		}
		else {
			this.variables.remove(variable);
		}
	}

	void forget() {
		this.variables.clear();
	}

	void loop() {
		this.loops = true;
	}

	/**
	 * Write to a field.
	 * @param field the field
	 * @param unmodifiable whether nobody can change what is written
	 */
	void write(Reference field, boolean unmodifiable) {
		if (unmodifiable) {
			this.written.add(field);
		}
		else {
			fill(field, Place.ANYWHERE);
		}
	}

	/**
	 * Decide at the end of the method. Where code runs again, a variable may hold what
	 * was stored further below.
	 */
	void end() {
		this.written.forEach((field) -> fill(field, this.loops ? Place.ANYWHERE : Place.UNMODIFIABLE));
	}

	private void fill(Reference field, Place from) {
		this.references.add(new Flow(from, Place.field(field, false), false));
	}

}
