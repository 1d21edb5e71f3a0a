/**
 * What an entry came from: the classes behind it, their fingerprints, and the verdict on
 * both.
 */
@NullMarked
package dev.embercache.lineage;

import org.jspecify.annotations.NullMarked;
