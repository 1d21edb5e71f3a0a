/**
 * Knowledge about other people's libraries, as data.
 */
@NullMarked
package dev.embercache.rules;

import org.jspecify.annotations.NullMarked;
