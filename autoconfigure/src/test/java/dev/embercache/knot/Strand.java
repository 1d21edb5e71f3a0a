package dev.embercache.knot;

/**
 * Knotted with {@link Rope} through a nested class only.
 */
record Strand(Fiber fiber) {

	record Loop(Rope[] ropes) {
	}

}
