/**
 * The values of applications and their libraries, and an application that caches them.
 */
@NullMarked
package dev.embercache.values;

import org.jspecify.annotations.NullMarked;
