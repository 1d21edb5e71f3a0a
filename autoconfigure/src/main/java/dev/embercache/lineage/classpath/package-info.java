/**
 * Where code and resources lie: class files, jars, resources and the configuration
 * properties, and whether they changed since the generation started.
 */
@NullMarked
package dev.embercache.lineage.classpath;

import org.jspecify.annotations.NullMarked;
