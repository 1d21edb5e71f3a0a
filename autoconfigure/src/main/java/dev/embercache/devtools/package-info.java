/**
 * Integration with DevTools: keeps objects across restarts and listens to changes of the
 * class path. No other package uses a class of DevTools.
 */
@NullMarked
package dev.embercache.devtools;

import org.jspecify.annotations.NullMarked;
