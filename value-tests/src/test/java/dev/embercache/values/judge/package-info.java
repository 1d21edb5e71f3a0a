/**
 * Tells whether what came back is what was put, and knows nothing of how it is done.
 */
@NullMarked
package dev.embercache.values.judge;

import org.jspecify.annotations.NullMarked;
