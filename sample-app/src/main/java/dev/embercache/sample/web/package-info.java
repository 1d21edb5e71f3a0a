/**
 * The page of the shop, and the JSON that it asks for.
 */
@NullMarked
package dev.embercache.sample.web;

import org.jspecify.annotations.NullMarked;
