/**
 * What a store keeps: key, payload, lineage and times, and their one binary format.
 */
@NullMarked
package dev.embercache.entry;

import org.jspecify.annotations.NullMarked;
