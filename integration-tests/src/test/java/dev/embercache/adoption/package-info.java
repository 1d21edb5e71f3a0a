/**
 * The starter added to applications that cache already, each as its users would have it
 * before, and what their log says.
 */
@NullMarked
package dev.embercache.adoption;

import org.jspecify.annotations.NullMarked;
