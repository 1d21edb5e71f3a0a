/**
 * Applications that cache already, with the starter added, and what their log says.
 */
@NullMarked
package dev.embercache.adoption;

import org.jspecify.annotations.NullMarked;
