/**
 * Edits that a developer makes to a running application, and their effect on the caches.
 */
@NullMarked
package dev.embercache.scenario;

import org.jspecify.annotations.NullMarked;
