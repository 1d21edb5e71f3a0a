/**
 * Properties, conditions and wiring.
 */
@NullMarked
package dev.embercache.autoconfigure;

import org.jspecify.annotations.NullMarked;
