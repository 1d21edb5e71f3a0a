/**
 * All that a value can have come from: a walk over the call graph from the method that
 * computes it.
 */
@NullMarked
package dev.embercache.lineage.reach;

import org.jspecify.annotations.NullMarked;
