/**
 * Suppliers, each call of which takes time and is counted.
 */
@NullMarked
package dev.embercache.sample.supplier;

import org.jspecify.annotations.NullMarked;
