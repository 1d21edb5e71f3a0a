/**
 * One class file at a time: parses it into a summary of what its members mean and refer
 * to, by abstract interpretation of their bytecode.
 */
@NullMarked
package dev.embercache.lineage.bytecode;

import org.jspecify.annotations.NullMarked;
