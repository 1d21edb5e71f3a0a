/**
 * An entry, as stores keep it: its key, its variants with their lineages, and the binary
 * forms of a lineage and of a variant in a file.
 */
@NullMarked
package dev.embercache.entry;

import org.jspecify.annotations.NullMarked;
