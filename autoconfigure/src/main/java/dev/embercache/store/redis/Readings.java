package dev.embercache.store.redis;

import java.util.ArrayList;
import java.util.List;

import dev.embercache.entry.EntryKey;
import dev.embercache.store.Finding;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

/**
 * Makes of what was read in Redis what a region of this node hands out.
 *
 * @param recent remembers the lineages, to ask for them first the next time
 * @param lifetime says what has expired, and how many variants there are
 */
record Readings(RecentLineages recent, Lifetime lifetime) {

	Finding finding(VariantOwner owner, EntryKey key, SharedCache.Read read, KeyCells.Beginning beginning) {
		return new Finding(present(owner, key, read, beginning),
				new RedisLease(owner::isEpoch, beginning, read.origin(beginning), read.key().state()));
	}

	/**
	 * Return the variants of a key, the newest first.
	 */
	List<StoredVariant> present(VariantOwner owner, EntryKey key, SharedCache.Read read, KeyCells.Beginning beginning) {
		Origin origin = read.origin(beginning);
		List<StoredVariant> present = new ArrayList<>(read.key().found().size());
		long superseded = Long.MAX_VALUE;
		for (VariantFields.Found found : read.key().found()) {
			Envelope.Content content = found.content();
			RedisVariant variant = beginning.cell()
				.add(new RedisVariant(owner, key, content.variant(), origin.numbered(found.number()),
						content.writtenMillis(), read.key().readMillis()), beginning.news());
			this.recent.add(content.variant().lineage());
			if (variant.standing() != Standing.EXPIRED && !this.lifetime.expiry().isForgotten(superseded, owner.now())
					&& present.size() < this.lifetime.bounds().variants()) {
				present.add(variant);
			}
			superseded = content.writtenMillis();
		}
		return present;
	}

}
