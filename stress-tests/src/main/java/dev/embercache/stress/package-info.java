/**
 * What may race with what, one pair of threads to a class, as jcstress tries it.
 */
@NullMarked
package dev.embercache.stress;

import org.jspecify.annotations.NullMarked;
