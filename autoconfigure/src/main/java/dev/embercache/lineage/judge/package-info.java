/**
 * Gives values their lineages, and says whether a lineage of an earlier generation still
 * holds. The way into the analysis for everybody outside of it.
 */
@NullMarked
package dev.embercache.lineage.judge;

import org.jspecify.annotations.NullMarked;
