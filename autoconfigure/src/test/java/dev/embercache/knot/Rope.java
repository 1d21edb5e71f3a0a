package dev.embercache.knot;

/**
 * Knotted with {@link Strand}.
 */
record Rope(Strand strand, Fiber fiber) {
}
