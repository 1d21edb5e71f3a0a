/**
 * Reads the bean factory: which method and beans produce a value, how these beans are
 * wired, and which objects are beans rather than data.
 */
@NullMarked
package dev.embercache.cache.producer;

import org.jspecify.annotations.NullMarked;
