/**
 * Ways in which other code takes part in what a cached method returns, and an edit of
 * each.
 */
@NullMarked
package dev.embercache.scenario.reach;

import org.jspecify.annotations.NullMarked;
