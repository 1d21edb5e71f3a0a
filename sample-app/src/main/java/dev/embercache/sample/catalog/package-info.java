/**
 * What the shop sells: pages of products from a database.
 */
@NullMarked
package dev.embercache.sample.catalog;

import org.jspecify.annotations.NullMarked;
