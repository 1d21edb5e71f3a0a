/**
 * What Ember Cache costs, beside its peers.
 */
package dev.embercache.benchmarks;
