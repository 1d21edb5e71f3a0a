/**
 * The parts that the application plays, and the test that starts it for each of them.
 */
@NullMarked
package dev.embercache.values.run;

import org.jspecify.annotations.NullMarked;
