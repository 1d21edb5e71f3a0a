/**
 * What is to be said of a product: a slow tasting lab.
 */
@NullMarked
package dev.embercache.sample.details;

import org.jspecify.annotations.NullMarked;
