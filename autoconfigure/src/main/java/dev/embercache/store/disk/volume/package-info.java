/**
 * A file of H2's MVStore: tables of bytes, and the write-ahead log beside it.
 */
@NullMarked
package dev.embercache.store.disk.volume;

import org.jspecify.annotations.NullMarked;
