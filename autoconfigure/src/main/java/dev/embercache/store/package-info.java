/**
 * The contract of what keeps variants beyond a generation.
 */
@NullMarked
package dev.embercache.store;

import org.jspecify.annotations.NullMarked;
