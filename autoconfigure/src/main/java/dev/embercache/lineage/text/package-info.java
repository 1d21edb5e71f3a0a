/**
 * Which texts code can put together: abstract interpretation of methods on sets of
 * patterns.
 */
@NullMarked
package dev.embercache.lineage.text;

import org.jspecify.annotations.NullMarked;
