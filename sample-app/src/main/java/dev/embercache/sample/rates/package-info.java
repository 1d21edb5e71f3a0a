/**
 * Exchange rates, from a call over HTTP.
 */
@NullMarked
package dev.embercache.sample.rates;

import org.jspecify.annotations.NullMarked;
