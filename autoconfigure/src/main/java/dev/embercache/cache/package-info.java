/**
 * Spring's {@code Cache} and {@code CacheManager} over codec, lineage and store.
 */
@NullMarked
package dev.embercache.cache;

import org.jspecify.annotations.NullMarked;
