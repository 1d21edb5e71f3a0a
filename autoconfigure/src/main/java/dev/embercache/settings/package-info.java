/**
 * Settings as they are written in property sources: which belong to which cache, and
 * which nobody knows.
 */
@NullMarked
package dev.embercache.settings;

import org.jspecify.annotations.NullMarked;
