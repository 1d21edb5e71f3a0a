/**
 * Oracles for lineage: they watch an application while it computes, edit it, start it in
 * other ways, and know nothing of how lineage is found.
 */
@NullMarked
package dev.embercache.oracle;

import org.jspecify.annotations.NullMarked;
