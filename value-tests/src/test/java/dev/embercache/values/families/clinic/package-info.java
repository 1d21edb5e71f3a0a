/**
 * Entities that Hibernate loads.
 */
@NullUnmarked
package dev.embercache.values.families.clinic;

import org.jspecify.annotations.NullUnmarked;
