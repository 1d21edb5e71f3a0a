package dev.embercache.cache;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import dev.embercache.codec.Codec;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.StoredVariant;

/**
 * The parts of this generation, one life of the application context and its class loader.
 * They die with it.
 *
 * @param codec the codec with the classes of this generation
 * @param codecClasses the names of the application classes that customize the codec,
 * which are part of every lineage
 * @param lineages the fingerprints of the code of this generation
 * @param staleBefore the ids of the lineages that were stale in the generation before
 * @param clock the wall clock
 * @param ticker the clock that measures ages
 */
record CurrentGeneration(Codec codec, Set<String> codecClasses, Lineages lineages, Set<String> staleBefore,
		InstantSource clock, Ticker ticker) {

	boolean holds(Lineage lineage) {
		return this.lineages.judge(lineage) instanceof Verdict.Holds;
	}

	/**
	 * Return the verdict on that of some variants which held last, or else on the newest
	 * one that is stale.
	 * @param variants the variants of a key, the newest first
	 * @return the verdict, or {@code null} if none is stale
	 */
	Verdict.@Nullable Stale staleness(List<StoredVariant> variants) {
		Verdict.Stale newest = null;
		for (StoredVariant variant : variants) {
			if (this.lineages.judge(variant.lineage()) instanceof Verdict.Stale stale) {
				if (!this.staleBefore.contains(variant.lineage().id().toString())) {
					return stale;
				}
				newest = (newest != null) ? newest : stale;
			}
		}
		return newest;
	}

}
