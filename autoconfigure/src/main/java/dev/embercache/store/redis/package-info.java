/**
 * The store on Redis or Valkey, which a fleet shares.
 */
@NullMarked
package dev.embercache.store.redis;

import org.jspecify.annotations.NullMarked;
