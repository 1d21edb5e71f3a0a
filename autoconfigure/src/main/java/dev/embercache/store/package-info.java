/**
 * The contract of stores, which keep variants beyond a generation.
 */
@NullMarked
package dev.embercache.store;

import org.jspecify.annotations.NullMarked;
