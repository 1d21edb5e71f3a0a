/**
 * Prices of products: a slow price list, and a tax rule behind an interface.
 */
@NullMarked
package dev.embercache.sample.pricing;

import org.jspecify.annotations.NullMarked;
