package dev.embercache.autoconfigure;

import dev.embercache.cache.EmberCacheManager;

/**
 * The manager itself. What others see of it, the bean {@code cacheManager}, may be
 * wrapped by a post-processor of the application.
 *
 * @param manager the manager
 */
record OwnManager(EmberCacheManager manager) {

}
