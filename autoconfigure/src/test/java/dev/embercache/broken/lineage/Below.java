package dev.embercache.broken.lineage;

import dev.embercache.broken.cache.Above;

/**
 * Imports what is above it.
 */
public final class Below {

	Above above = new Above();

}
