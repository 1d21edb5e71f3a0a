/**
 * Spring's {@code Cache} and {@code CacheManager} over codec, lineage and store: views
 * for callers, the live tier, the protocols from a miss to a fill, and the report after a
 * restart.
 */
@NullMarked
package dev.embercache.cache;

import org.jspecify.annotations.NullMarked;
