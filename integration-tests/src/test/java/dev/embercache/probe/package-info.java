/**
 * The part of the harness that lives inside the application under test, in a jar that
 * DevTools never reloads.
 */
@NullMarked
package dev.embercache.probe;

import org.jspecify.annotations.NullMarked;
