/**
 * The values of applications and their libraries.
 */
@NullMarked
package dev.embercache.values.families;

import org.jspecify.annotations.NullMarked;
