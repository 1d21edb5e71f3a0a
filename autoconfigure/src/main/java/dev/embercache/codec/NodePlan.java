package dev.embercache.codec;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

/**
 * The plan of values with an identity and parts. Everything that is done to a graph
 * (writing, reading, copying, comparing) takes nodes apart and puts them together again;
 * a plan never descends into parts itself, so no graph is too deep for the stack.
 */
abstract non-sealed class NodePlan extends Plan {

	private volatile boolean decoded;

	private volatile boolean copied;

	NodePlan(Class<?> type, String name) {
		super(type, name);
	}

	/**
	 * Return the parts of a value. What has a place of its own in the result of
	 * {@link #declaredPart(int)} stands in that order.
	 * @throws Refusal if this very value is not carried
	 */
	abstract @Nullable Object[] takeApart(Object value);

	/**
	 * Make a value of its parts, which the caller gives away.
	 * @param allocated what {@link #allocate()} returned for this value, if it was called
	 */
	abstract Object putTogether(@Nullable Object allocated, @Nullable Object[] parts);

	/**
	 * Copy a value that is part of a tree, with what it holds.
	 */
	Object copyTree(Object value, TreeCopier copier) {
		@Nullable Object[] parts = takeApart(value);
		boolean changed = false;
		for (int i = 0; i < parts.length; i++) {
			Object part = parts[i];
			if (part != null && !declaredPart(i).isBytes()) {
				parts[i] = copier.copy(part);
				changed |= parts[i] != part;
			}
		}
		return (!changed && unchangeable() && !resolving()) ? value : putTogether(null, parts);
	}

	/**
	 * Return the value without its parts, so that they can refer to it, or {@code null}
	 * if it cannot exist before them.
	 */
	@Nullable Object allocate() {
		return null;
	}

	/**
	 * Return whether {@link #allocate()} would return a value.
	 */
	boolean allocatable() {
		return false;
	}

	DeclaredPart declaredPart(int index) {
		return DeclaredPart.ANY;
	}

	/**
	 * Return the step of a path that leads to a part.
	 */
	String step(int index) {
		return "[" + index + "]";
	}

	/**
	 * Return the transient field that a part is the content of, or {@code null}.
	 */
	@Nullable Field transientField(int index) {
		return null;
	}

	/**
	 * Return whether the value itself cannot change; its parts speak for themselves.
	 */
	boolean unchangeable() {
		return false;
	}

	/**
	 * Return whether values of this class are known to be equal if their parts are.
	 */
	boolean byValue() {
		return false;
	}

	/**
	 * Return what has to be the same in a value and its copy.
	 */
	@Nullable Object[] evidence(Object value) {
		return takeApart(value);
	}

	/**
	 * Return the step of a path that leads to a part of the evidence.
	 */
	String stepToEvidence(int index) {
		return step(index);
	}

	/**
	 * Return whether what is put together is another object than the one that was taken
	 * apart, even if no part changed.
	 */
	boolean resolving() {
		return false;
	}

	/**
	 * Return how much proof a round trip needs.
	 */
	Proof proof() {
		return Proof.NONE;
	}

	/**
	 * Return whether a value of this plan was seen coming back from its bytes.
	 */
	final boolean decoded() {
		return this.decoded;
	}

	final void proveDecoded() {
		this.decoded = true;
	}

	/**
	 * Return whether a value of this plan was seen coming back from a copy. A copy shares
	 * parts with its original, so this says less than {@link #decoded()}.
	 */
	final boolean copied() {
		return this.copied;
	}

	final void proveCopied() {
		this.copied = true;
	}

	/**
	 * Return the index of the first part that belongs to no order, and how many of them
	 * belong together; a size of 0 says that all parts are in order.
	 */
	Unordered unordered() {
		return Unordered.NONE;
	}

	/**
	 * Compare what the evidence does not tell. Called for two values of this plan once
	 * their evidence is the same.
	 * @throws Refusal if they differ, with the reason
	 */
	boolean alike(Object original, Object copy) {
		return true;
	}

	/**
	 * Return whether the class may have a hand-written {@code equals} that knows of more
	 * than the evidence tells. If it has one, it is asked.
	 */
	boolean mayCompareItself() {
		return false;
	}

	/**
	 * Return whether putting a value together calls methods of its parts, which then have
	 * to be complete.
	 */
	boolean looksIntoParts() {
		return false;
	}

	/**
	 * The proof that a round trip needs: a comparison of the outcome with the original.
	 */
	enum Proof {

		/** Never: it is exact by construction. */
		NONE,

		/** Once for each class. */
		ONCE,

		/** For each value, because it depends on what the value holds. */
		EACH

	}

	/**
	 * Parts that belong to no order.
	 *
	 * @param from the index of the first of them
	 * @param size how many belong together, or 0 if there are none
	 */
	record Unordered(int from, int size) {

		static final Unordered NONE = new Unordered(0, 0);

	}

}
