/**
 * Starts real applications under real DevTools, edits their classes and asks what they
 * computed.
 */
@NullMarked
package dev.embercache.harness;

import org.jspecify.annotations.NullMarked;
