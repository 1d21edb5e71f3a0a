/**
 * What a euro is worth: a call over HTTP.
 */
@NullMarked
package dev.embercache.sample.rates;

import org.jspecify.annotations.NullMarked;
