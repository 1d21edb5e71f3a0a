/**
 * Edits of sources in other languages than Java, and what they do to lineages.
 */
@NullMarked
package dev.embercache.values.edits;

import org.jspecify.annotations.NullMarked;
