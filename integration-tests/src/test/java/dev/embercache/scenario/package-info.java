/**
 * What a developer does to a running application, and what the caches must make of it.
 */
@NullMarked
package dev.embercache.scenario;

import org.jspecify.annotations.NullMarked;
