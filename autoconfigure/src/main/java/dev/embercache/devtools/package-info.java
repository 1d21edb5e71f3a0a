/**
 * What outlives a DevTools restart, and what its events tell.
 */
@NullMarked
package dev.embercache.devtools;

import org.jspecify.annotations.NullMarked;
