/**
 * The bridge to DevTools: the scope that outlives a restart, and the events that announce
 * changed classes. No other package uses a class of DevTools.
 */
@NullMarked
package dev.embercache.devtools;

import org.jspecify.annotations.NullMarked;
