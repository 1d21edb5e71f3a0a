/**
 * Auto-configuration: properties, conditions and wiring. No other package imports this
 * one.
 */
@NullMarked
package dev.embercache.autoconfigure;

import org.jspecify.annotations.NullMarked;
