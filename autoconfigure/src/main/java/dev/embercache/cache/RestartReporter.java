package dev.embercache.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Verdict;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Region;

/**
 * Judges all entries once after a restart, and reports the outcome. Entries on other
 * machines are judged when they are looked up.
 * <p>
 * An entry counts as served before the restart if it has a variant whose lineage the
 * previous report did not find stale.
 *
 * @since 0.1.0
 */
public final class RestartReporter {

	private static final Log logger = LogFactory.getLog(LogNames.RESTART);

	private static final String GONE = "classes are gone, as they are while a build runs";

	private final Collection<EntryStore> stores;

	private final CurrentGeneration generation;

	private final EarlierEntries earlierEntries;

	private final EarlierRuns earlierRuns;

	/**
	 * Create a reporter.
	 * @param manager the manager of this generation
	 * @param earlierRuns what is known of the generations before; outlives this one, and
	 * is modified by {@link #report(List)}
	 */
	public RestartReporter(EmberCacheManager manager, EarlierRuns earlierRuns) {
		this.stores = manager.stores();
		this.generation = manager.generation();
		this.earlierEntries = manager.earlierEntries();
		this.earlierRuns = earlierRuns;
	}

	/**
	 * Judge all entries, and log the outcome in one line.
	 * @param changedClasses the names of the classes that DevTools reported as changed
	 * @return the report
	 */
	public RestartReport report(List<String> changedClasses) {
		return report(this.stores, changedClasses);
	}

	/**
	 * Judge the entries that an earlier JVM left behind.
	 * @return the report, or {@code null} if there are no such entries
	 */
	public @Nullable RestartReport reportEarlierEntries() {
		List<EntryStore> earlier = this.stores.stream().filter(EntryStore::hasEarlierEntries).toList();
		if (earlier.isEmpty()) {
			this.earlierEntries.end();
			return null;
		}
		return report(earlier, List.of());
	}

	private RestartReport report(Collection<EntryStore> stores, List<String> changedClasses) {
		Map<String, Verdict> verdicts = new HashMap<>();
		Map<String, Tally> tallies = new TreeMap<>();
		ReadabilityCheck readability = new ReadabilityCheck(this.generation);
		for (EntryStore store : stores) {
			if (store.isRemote()) {
				continue;
			}
			for (Region region : store.regions()) {
				Tally tally = tallies.computeIfAbsent(region.cache(), (cache) -> new Tally(readability));
				Map<List<Lineage>, Long> census = this.earlierEntries.census(region);
				readability.decodeSample(region, census.size());
				census.forEach((lineages, keys) -> tally.add(lineages, keys, verdicts));
			}
		}
		this.earlierRuns.takeLiveOnly()
			.forEach((cache, entries) -> tallies.computeIfAbsent(cache, (name) -> new Tally(readability))
				.addLiveOnly(entries));
		tallies.values().removeIf(Tally::isEmpty);
		this.earlierRuns.remember(verdicts);
		this.earlierEntries.end();
		List<RestartReport.CacheReport> caches = new ArrayList<>();
		tallies.forEach((cache, tally) -> caches.add(tally.report(cache)));
		RestartReport report = RestartReport.of(this.generation.clock().instant(), caches, changedClasses);
		logger.info(LogMessage.format("Ember Cache %s", report.summary()));
		suggestTrust(report);
		for (RestartReport.CacheReport cache : report.caches()) {
			cache.staleEntries()
				.forEach((stale) -> logger.debug(
						LogMessage.format("Cache '%s': %d stale, %s", cache.cache(), stale.count(), stale.reason())));
		}
		return report;
	}

	/**
	 * Say what to write if the rows of a database are loaded again.
	 */
	private static void suggestTrust(RestartReport report) {
		List<String> caches = report.caches()
			.stream()
			.filter((cache) -> cache.staleEntries().stream().anyMatch(RestartReporter::isOfRows))
			.map(RestartReport.CacheReport::cache)
			.toList();
		if (!caches.isEmpty()) {
			logger.info(LogMessage.format(
					"If the same rows are loaded again at each start, "
							+ "set 'ember.cache.caches.%s.trust-in-memory-database' to true%s",
					caches.get(0),
					(caches.size() > 1) ? ", or 'ember.cache.trust-in-memory-database' for all caches" : ""));
		}
	}

	private static boolean isOfRows(RestartReport.StaleEntries stale) {
		return stale.changes().stream().anyMatch((change) -> change.element().kind() == Element.Kind.ROWS);
	}

	/**
	 * Counts the entries of one cache.
	 */
	private final class Tally {

		private final Map<String, RestartReport.StaleEntries> stale = new LinkedHashMap<>();

		private final Map<String, Long> unreadable = new TreeMap<>();

		private final ReadabilityCheck readability;

		private long kept;

		private long found;

		private long liveOnly;

		Tally(ReadabilityCheck readability) {
			this.readability = readability;
		}

		void add(List<Lineage> lineages, long keys, Map<String, Verdict> verdicts) {
			String before = null;
			String now = null;
			String fault = null;
			for (Lineage lineage : lineages) {
				String id = lineage.id().toString();
				Verdict verdict = verdicts.computeIfAbsent(id,
						(ignored) -> RestartReporter.this.generation.lineages().judge(lineage));
				before = (before == null && !RestartReporter.this.earlierRuns.wasStale(id)) ? id : before;
				if (now == null && verdict instanceof Verdict.Holds) {
					String reason = this.readability.findFault(lineage);
					now = (reason == null) ? id : null;
					fault = (fault == null) ? reason : fault;
				}
			}
			if (now != null && now.equals(before)) {
				this.kept += keys;
			}
			else if (now != null) {
				this.found += keys;
			}
			else if (fault != null) {
				this.unreadable.merge(fault, keys, Long::sum);
			}
			else if (before != null && verdicts.get(before) instanceof Verdict.Stale stale) {
				String reason = EarlierRuns.isGone(stale) ? GONE : stale.summary();
				this.stale.merge(reason, new RestartReport.StaleEntries(keys, reason, stale.changes()),
						(one, other) -> new RestartReport.StaleEntries(one.count() + other.count(), one.reason(),
								one.changes()));
			}
		}

		void addLiveOnly(long entries) {
			this.liveOnly += entries;
		}

		boolean isEmpty() {
			return this.kept == 0 && this.found == 0 && this.liveOnly == 0 && this.stale.isEmpty()
					&& this.unreadable.isEmpty();
		}

		RestartReport.CacheReport report(String cache) {
			List<RestartReport.StaleEntries> entries = this.stale.values()
				.stream()
				.sorted(Comparator.comparingLong(RestartReport.StaleEntries::count).reversed())
				.toList();
			return new RestartReport.CacheReport(cache, this.kept, this.found, this.liveOnly, entries,
					this.unreadable.entrySet()
						.stream()
						.map((entry) -> new RestartReport.UnreadableEntries(entry.getValue(), entry.getKey()))
						.toList());
		}

	}

}
