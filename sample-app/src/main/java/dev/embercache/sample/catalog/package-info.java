/**
 * Products of the shop: pages of them, from a database.
 */
@NullMarked
package dev.embercache.sample.catalog;

import org.jspecify.annotations.NullMarked;
