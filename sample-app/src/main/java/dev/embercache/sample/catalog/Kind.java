package dev.embercache.sample.catalog;

/**
 * Kinds of teas, by how they are made.
 */
public enum Kind {

	GREEN, WHITE, OOLONG, BLACK, PU_ERH, HERBAL

}
