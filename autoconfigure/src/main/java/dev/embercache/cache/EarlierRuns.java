package dev.embercache.cache;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.embercache.lineage.Change.How;
import dev.embercache.lineage.Verdict;

/**
 * What the report on a restart has to know of the generations before: which lineages they
 * found stale, and how many entries ended with the last of them. It outlives generations.
 * Safe for use by several threads.
 * <p>
 * While a build runs the classes are gone for a moment, and DevTools may restart the
 * application just then. What misses most of its classes is called stale at that restart,
 * as it must, but is not remembered as such: once the classes are back, its entries are
 * those that were served last. If they are still gone at the next restart, somebody has
 * deleted them.
 *
 * @since 0.1.0
 */
public final class EarlierRuns {

	private final Set<String> stale = ConcurrentHashMap.newKeySet();

	private final Set<String> gone = ConcurrentHashMap.newKeySet();

	private final Map<String, Long> liveOnly = new ConcurrentHashMap<>();

	/**
	 * Return the ids of the lineages that the last report found stale.
	 * @return a copy
	 */
	Set<String> staleLineages() {
		return Set.copyOf(this.stale);
	}

	/**
	 * Return whether the last report found a lineage stale.
	 */
	boolean wasStale(String lineage) {
		return this.stale.contains(lineage);
	}

	/**
	 * Remember what this report found, in place of what the last one did.
	 * @param verdicts the verdicts by the id of the lineage
	 */
	void remember(Map<String, Verdict> verdicts) {
		Set<String> staleBefore = staleLineages();
		Set<String> goneBefore = Set.copyOf(this.gone);
		this.stale.clear();
		this.gone.clear();
		verdicts.forEach((lineage, verdict) -> {
			if (verdict instanceof Verdict.Stale found) {
				boolean known = staleBefore.contains(lineage) || goneBefore.contains(lineage);
				(isGone(found) && !known ? this.gone : this.stale).add(lineage);
			}
		});
	}

	/**
	 * Return whether most of what a lineage names is not there.
	 */
	static boolean isGone(Verdict.Stale verdict) {
		long removed = verdict.changes().stream().filter((change) -> change.how() == How.REMOVED).count();
		return removed > 1 && 2 * removed > verdict.changes().size();
	}

	/**
	 * Leave to the next report how many entries end with this generation.
	 * @param entries the numbers by the name of the cache
	 */
	public void addLiveOnly(Map<String, Long> entries) {
		this.liveOnly.putAll(entries);
	}

	/**
	 * Return how many entries ended with the last generation, once.
	 * @return the numbers by the name of the cache
	 */
	Map<String, Long> takeLiveOnly() {
		Map<String, Long> taken = Map.copyOf(this.liveOnly);
		this.liveOnly.clear();
		return taken;
	}

}
