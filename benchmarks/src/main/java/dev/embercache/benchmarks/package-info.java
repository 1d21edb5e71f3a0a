/**
 * Benchmarks of Ember Cache beside its peers.
 */
package dev.embercache.benchmarks;
