/**
 * Takes values and keys to bytes and back, copies them, and collects the classes seen on
 * the way.
 * <p>
 * {@link dev.embercache.codec.Codec} is the way in. {@code Graph*} traverses a value and
 * {@code Key*} a key, by {@code *Plan}s that say how each class is carried; {@code Plans}
 * has the essay on these. {@code Jdk*} and {@code Serial*} know the JDK's classes.
 * {@code AllowedTypes} decides which classes bytes may name.
 * <p>
 * Class files are read, and code is generated, with the copy of ASM inside
 * {@code spring-core}, while {@code dev.embercache.lineage} uses ASM itself. The codec
 * depends on whatever class files the application runs, and Spring's copy also reads
 * those of a Java release that is newer than itself; if it fails, the codec assumes the
 * worst and goes on. Fingerprints in the lineage have to be the same in all instances of
 * an application, so they must not change with the version of Spring.
 */
@NullMarked
package dev.embercache.codec;

import org.jspecify.annotations.NullMarked;
