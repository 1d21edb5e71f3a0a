/**
 * A Redis for who has none.
 */
@NullMarked
package dev.embercache.sample.redis;

import org.jspecify.annotations.NullMarked;
