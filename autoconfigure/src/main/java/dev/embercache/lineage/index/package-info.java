/**
 * All application classes together: the class hierarchy, who calls and writes what, and
 * what libraries may call back.
 */
@NullMarked
package dev.embercache.lineage.index;

import org.jspecify.annotations.NullMarked;
