package dev.embercache.store.disk;

import java.util.ArrayList;
import java.util.List;

import dev.embercache.entry.EntryKey;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.store.Expiry;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

/**
 * The variants of one key, the newest first, as they are on disk. Changed under the lock
 * of the key only; read by all.
 */
final class LiveSlot {

	private final EntryKey key;

	private volatile List<DiskVariant> variants = List.of();

	private volatile int bytes;

	LiveSlot(EntryKey key) {
		this.key = key;
	}

	EntryKey key() {
		return this.key;
	}

	List<DiskVariant> variants() {
		return this.variants;
	}

	/**
	 * Return how many bytes the variants take on disk.
	 */
	int bytes() {
		return this.bytes;
	}

	void set(List<DiskVariant> variants, int bytes) {
		this.variants = List.copyOf(variants);
		this.bytes = bytes;
	}

	List<Fingerprint> lineages() {
		return lineages(this.variants);
	}

	static List<Fingerprint> lineages(List<DiskVariant> variants) {
		return variants.stream().map((variant) -> variant.variant().lineage().id()).toList();
	}

	/**
	 * Return whether a variant is too old for the history.
	 * @param variants the variants of its key, the newest first
	 * @param variant one of them
	 * @param expiry how long they are kept
	 * @param now the time
	 */
	static boolean isForgotten(List<DiskVariant> variants, DiskVariant variant, Expiry expiry, long now) {
		int newer = variants.indexOf(variant) - 1;
		return newer >= 0 && expiry.isForgotten(variants.get(newer).written(), now);
	}

	long lastRead() {
		return this.variants.stream().mapToLong(DiskVariant::lastRead).max().orElse(Long.MIN_VALUE);
	}

	List<StoredVariant> present(int maximum, Expiry expiry, long now) {
		List<StoredVariant> present = new ArrayList<>(this.variants.size());
		for (DiskVariant variant : this.variants) {
			if (present.size() < maximum && variant.standing() == Standing.PRESENT
					&& !isForgotten(this.variants, variant, expiry, now)) {
				present.add(variant);
			}
		}
		return present;
	}

}
