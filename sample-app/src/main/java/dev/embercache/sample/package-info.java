/**
 * A small shop with slow suppliers, to watch what a restart keeps.
 */
@NullMarked
package dev.embercache.sample;

import org.jspecify.annotations.NullMarked;
