/**
 * What an entry came from, as everybody sees it: lineages, their elements and
 * fingerprints, and the verdict on both.
 */
@NullMarked
package dev.embercache.lineage;

import org.jspecify.annotations.NullMarked;
