/**
 * Configuration properties, conditions and the wiring of all other packages, none of
 * which depends on this one.
 */
@NullMarked
package dev.embercache.autoconfigure;

import org.jspecify.annotations.NullMarked;
