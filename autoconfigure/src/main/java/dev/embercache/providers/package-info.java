/**
 * What an application says to other cache providers, read so that it stays in force: one
 * reader for each provider, which is the only class to know its library.
 */
@NullMarked
package dev.embercache.providers;

import org.jspecify.annotations.NullMarked;
