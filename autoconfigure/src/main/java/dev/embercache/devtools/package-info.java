/**
 * What outlives a DevTools restart, and what its events tell. No other package touches a
 * class of DevTools.
 */
@NullMarked
package dev.embercache.devtools;

import org.jspecify.annotations.NullMarked;
