package dev.embercache.sample.catalog;

/**
 * How a tea was made.
 */
public enum Kind {

	GREEN, WHITE, OOLONG, BLACK, PU_ERH, HERBAL

}
