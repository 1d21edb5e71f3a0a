/**
 * Values and keys to bytes and back, and the classes seen on the way.
 */
@NullMarked
package dev.embercache.codec;

import org.jspecify.annotations.NullMarked;
