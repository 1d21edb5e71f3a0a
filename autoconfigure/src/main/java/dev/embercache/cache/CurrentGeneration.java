package dev.embercache.cache;

import java.time.InstantSource;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.embercache.codec.Codec;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.judge.Lineages;

/**
 * The parts of this generation, one life of the application context and its class loader.
 * They die with it.
 *
 * @param codec the codec with the classes of this generation
 * @param codecClasses the names of the application classes that customize the codec,
 * which are part of every lineage
 * @param lineages the fingerprints of the code of this generation
 * @param clock the wall clock
 * @param ticker the clock that measures ages
 */
record CurrentGeneration(Codec codec, Set<String> codecClasses, Lineages lineages, InstantSource clock, Ticker ticker) {

	boolean holds(Lineage lineage) {
		return this.lineages.judge(lineage) instanceof Verdict.Holds;
	}

}
