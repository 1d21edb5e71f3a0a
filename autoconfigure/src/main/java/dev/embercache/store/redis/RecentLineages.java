package dev.embercache.store.redis;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;

/**
 * The lineages that this node has met in one cache, so that a read can ask for those that
 * hold now.
 */
final class RecentLineages {

	private static final int MAXIMUM = 64;

	private static final int MAXIMUM_ASKED = 16;

	private final Cache<Fingerprint, Lineage> lineages = Caffeine.newBuilder()
		.maximumSize(MAXIMUM)
		.executor(Runnable::run)
		.build();

	void add(Lineage lineage) {
		if (this.lineages.getIfPresent(lineage.id()) == null) {
			this.lineages.put(lineage.id(), lineage);
		}
	}

	Set<Fingerprint> holding(Predicate<Lineage> holds) {
		Set<Fingerprint> holding = new LinkedHashSet<>();
		for (Lineage lineage : this.lineages.asMap().values()) {
			if (holding.size() < MAXIMUM_ASKED && holds.test(lineage)) {
				holding.add(lineage.id());
			}
		}
		return holding;
	}

}
