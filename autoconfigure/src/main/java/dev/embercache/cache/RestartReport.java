package dev.embercache.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.embercache.lineage.Change;

/**
 * Report on the entries after a restart. Published as an application event once the
 * restarted application is ready.
 *
 * @param time when the entries were judged
 * @param kept the number of entries that are served as before
 * @param total the number of entries that were judged
 * @param found the number of entries that are served with an earlier value again, because
 * an edit was undone
 * @param liveOnly the number of entries that ended with the run before, because they
 * could not be encoded and were held as objects only; not among the total
 * @param caches the reports on the caches that had entries, by name
 * @param changedClasses the names of the classes that DevTools reported as changed
 * @since 0.1.0
 */
public record RestartReport(Instant time, long kept, long total, long found, long liveOnly, List<CacheReport> caches,
		List<String> changedClasses) {

	private static final int REASONS_IN_SUMMARY = 3;

	public RestartReport {
		caches = List.copyOf(caches);
		changedClasses = List.copyOf(changedClasses);
	}

	static RestartReport of(Instant time, Collection<CacheReport> caches, List<String> changedClasses) {
		long kept = caches.stream().mapToLong(CacheReport::kept).sum();
		long stale = caches.stream().mapToLong(CacheReport::stale).sum();
		long found = caches.stream().mapToLong(CacheReport::found).sum();
		long unreadable = caches.stream().mapToLong(CacheReport::unreadable).sum();
		long liveOnly = caches.stream().mapToLong(CacheReport::liveOnly).sum();
		return new RestartReport(time, kept, kept + found + stale + unreadable, found, liveOnly, List.copyOf(caches),
				changedClasses);
	}

	/**
	 * Return the report in one sentence, as it appears in the log, such as
	 * {@code kept 1,204 of 1,210 entries; 6 of 'prices' are stale: PricingService.price -> FlatTax changed}.
	 * @return the sentence
	 */
	public String summary() {
		StringBuilder summary = new StringBuilder();
		summary.append(String.format(Locale.ROOT, "kept %,d of %,d %s", this.kept, this.total,
				(this.total == 1) ? "entry" : "entries"));
		if (this.found > 0) {
			summary.append(String.format(Locale.ROOT, ", found %,d again", this.found));
		}
		if (this.liveOnly > 0) {
			summary.append(String.format(Locale.ROOT, "; %,d %s held for that run only", this.liveOnly,
					(this.liveOnly == 1) ? "more was" : "more were"));
		}
		List<String> reasons = reasons();
		reasons.stream().limit(REASONS_IN_SUMMARY).forEach((reason) -> summary.append("; ").append(reason));
		int more = reasons.size() - REASONS_IN_SUMMARY;
		if (more > 0) {
			summary.append("; and %d more %s".formatted(more, (more == 1) ? "reason" : "reasons"));
		}
		return summary.toString();
	}

	/**
	 * Return the reasons in the order of the caches, those that several share once.
	 */
	private List<String> reasons() {
		Map<String, Shared> reasons = new LinkedHashMap<>();
		for (CacheReport cache : this.caches) {
			cache.staleEntries()
				.forEach((stale) -> reasons.computeIfAbsent(" stale: " + stale.reason(), Shared::new)
					.add(cache, stale.count()));
			cache.unreadableEntries()
				.forEach((unreadable) -> reasons.computeIfAbsent(" cannot be read: " + unreadable.reason(), Shared::new)
					.add(cache, unreadable.count()));
		}
		return reasons.values().stream().map(Shared::toString).toList();
	}

	/**
	 * A reason, with the caches that have entries for which it is true.
	 */
	private static final class Shared {

		private final String reason;

		private final List<String> caches = new ArrayList<>();

		private long entries;

		Shared(String reason) {
			this.reason = reason;
		}

		void add(CacheReport cache, long entries) {
			this.caches.add(cache.cache());
			this.entries += entries;
		}

		@Override
		public String toString() {
			String verb = this.reason.startsWith(" stale") ? ((this.entries == 1) ? " is" : " are") : "";
			String where = (this.caches.size() == 1) ? "'" + this.caches.get(0) + "'" : this.caches.size() + " caches";
			return String.format(Locale.ROOT, "%,d of %s%s%s", this.entries, where, verb, this.reason);
		}

	}

	/**
	 * Report on the entries of one cache.
	 *
	 * @param cache the name of the cache
	 * @param kept the number of entries that are served as before
	 * @param found the number of entries that are served with an earlier value again
	 * @param liveOnly the number of entries that ended with the run before
	 * @param staleEntries the entries that are no longer served, by reason, the most
	 * frequent first
	 * @param unreadableEntries the entries that are not stale but cannot be decoded, by
	 * reason
	 */
	public record CacheReport(String cache, long kept, long found, long liveOnly, List<StaleEntries> staleEntries,
			List<UnreadableEntries> unreadableEntries) {

		public CacheReport {
			staleEntries = List.copyOf(staleEntries);
			unreadableEntries = List.copyOf(unreadableEntries);
		}

		/**
		 * Create a report on a cache whose entries could all be encoded and can be
		 * decoded.
		 * @param cache the name of the cache
		 * @param kept the number of entries that are served as before
		 * @param found the number of entries that are served with an earlier value again
		 * @param staleEntries the entries that are no longer served
		 */
		public CacheReport(String cache, long kept, long found, List<StaleEntries> staleEntries) {
			this(cache, kept, found, 0, staleEntries, List.of());
		}

		/**
		 * Return the number of entries that cannot be decoded.
		 * @return the number
		 */
		public long unreadable() {
			return this.unreadableEntries.stream().mapToLong(UnreadableEntries::count).sum();
		}

		/**
		 * Return the number of entries that are no longer served.
		 * @return the number
		 */
		public long stale() {
			return this.staleEntries.stream().mapToLong(StaleEntries::count).sum();
		}

		/**
		 * Return the reasons for which entries are no longer served.
		 * @return the reasons, the most frequent first
		 */
		public List<String> reasons() {
			return this.staleEntries.stream().map(StaleEntries::reason).toList();
		}

	}

	/**
	 * Entries of one cache that cannot be decoded, so they count as absent.
	 *
	 * @param count the number of entries
	 * @param reason the reason for one of them, and the remedy
	 */
	public record UnreadableEntries(long count, String reason) {

	}

	/**
	 * Entries of one cache that are stale for one reason.
	 *
	 * @param count the number of entries
	 * @param reason the chain from the method that computed them to what changed, such as
	 * {@code PricingService.price -> FlatTax changed}
	 * @param changes what changed, each with the chain that leads to it, the closest to
	 * the method first
	 */
	public record StaleEntries(long count, String reason, List<Change> changes) {

		public StaleEntries {
			changes = List.copyOf(changes);
		}

		/**
		 * Create an instance without the changes behind the reason.
		 * @param count the number of entries
		 * @param reason the chain from the method that computed them to what changed
		 */
		public StaleEntries(long count, String reason) {
			this(count, reason, List.of());
		}

	}

}
