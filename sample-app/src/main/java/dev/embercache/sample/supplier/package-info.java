/**
 * What all suppliers have in common: a call to them takes time, and is counted.
 */
@NullMarked
package dev.embercache.sample.supplier;

import org.jspecify.annotations.NullMarked;
