/**
 * The store in a file, which survives the JVM.
 */
@NullMarked
package dev.embercache.store.disk;

import org.jspecify.annotations.NullMarked;
