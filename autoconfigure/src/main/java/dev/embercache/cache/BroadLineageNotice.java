package dev.embercache.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Explanation;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.Lineages;

/**
 * Tells once for each lineage of a cache that every application class is in it, so that a
 * user does not have to wonder why any edit makes its entries stale. Safe for use by
 * several threads.
 */
final class BroadLineageNotice {

	private static final Log logger = LogFactory.getLog(LogNames.CACHE);

	private final String cache;

	private final Lineages lineages;

	private final Set<Fingerprint> seen = ConcurrentHashMap.newKeySet();

	/** Mostly a cache has one lineage, and this is asked for at each put. */
	private volatile @Nullable Lineage last;

	BroadLineageNotice(String cache, Lineages lineages) {
		this.cache = cache;
		this.lineages = lineages;
	}

	@SuppressWarnings("ReferenceEquality")
	void check(Lineage lineage) {
		if (lineage == this.last) {
			return;
		}
		this.last = lineage;
		if (this.seen.add(lineage.id()) && isBroad(lineage)) {
			this.lineages.explain(lineage)
				.tracked()
				.stream()
				.filter((tracked) -> tracked.element().equals(Element.APPLICATION))
				.findFirst()
				.ifPresent(this::tell);
		}
	}

	private static boolean isBroad(Lineage lineage) {
		return lineage.parts().stream().anyMatch((part) -> part.element().equals(Element.APPLICATION));
	}

	private void tell(Explanation.Tracked application) {
		logger.info(LogMessage.format("""
				Cache '%1$s': any change of the application makes entries stale: %2$s -> %3$s. \
				If the values do not depend on what that finds, exclude the class that calls it with \
				'ember.cache.caches.%1$s.ignores'; or set 'ember.cache.caches.%1$s.track-code: false', \
				and name what they depend on with 'depends-on'.""", this.cache, String.join(" -> ", application.path()),
				application.text()));
	}

}
