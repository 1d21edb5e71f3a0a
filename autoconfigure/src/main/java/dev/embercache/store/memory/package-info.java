/**
 * The store in the heap of this JVM.
 */
@NullMarked
package dev.embercache.store.memory;

import org.jspecify.annotations.NullMarked;
