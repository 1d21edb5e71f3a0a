/**
 * Tasting notes of products, from a slow tasting lab.
 */
@NullMarked
package dev.embercache.sample.details;

import org.jspecify.annotations.NullMarked;
