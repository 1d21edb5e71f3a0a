package dev.embercache.broken.cache;

import dev.embercache.broken.lineage.Below;

/**
 * Closes a cycle with what is below it.
 */
public final class Above {

	Below below = new Below();

}
