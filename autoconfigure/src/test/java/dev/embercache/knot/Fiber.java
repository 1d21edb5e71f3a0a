package dev.embercache.knot;

/**
 * Part of no knot: others depend on it, and it depends on none of them.
 */
record Fiber(int length) {
}
