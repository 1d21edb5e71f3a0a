package dev.embercache.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * The part of a store that belongs to one cache. It outlives generations, so several of
 * them may use it at a time.
 * <p>
 * Safe for use by several threads. No method throws because the store cannot be used:
 * what cannot be read is absent, what cannot be written is not kept, and what cannot be
 * removed now is removed before it could be read again.
 *
 * @since 0.1.0
 */
public interface Region {

	/**
	 * Return the name of the cache.
	 * @return the name
	 */
	String cache();

	/**
	 * Return whether only the application can have written the entries of this region, so
	 * that the names in lineages and payloads may be taken for its own.
	 * @return whether the entries are trusted; false for a place that others can write to
	 */
	default boolean isTrusted() {
		return false;
	}

	/**
	 * Return the variants of the given key, whatever their lineages; the caller judges
	 * those.
	 * @param key the key
	 * @return the variants that did not expire, the newest first
	 */
	List<StoredVariant> find(EntryKey key);

	/**
	 * Take a lease on the given key, to be given back with
	 * {@link #fill(EntryKey, Variant, Lease)}.
	 * @param key the key
	 * @return a lease that ends when the key is updated or invalidated
	 */
	Lease lease(EntryKey key);

	/**
	 * Take a lease on the given key, and look what is there. A store that other machines
	 * share does both at once, and may leave variants out where it has one that holds;
	 * any store may then give a lease that does not hold.
	 * @param key the key
	 * @param holds tells whether a lineage holds now
	 * @return the lease, and variants that did not expire, the newest first
	 */
	default Finding look(EntryKey key, Predicate<Lineage> holds) {
		Lease lease = lease(key);
		return new Finding(find(key), lease);
	}

	/**
	 * Return a lock for the computation of the value of a key that has none. Does nothing
	 * where no other machines share the store. Neither this nor the lock throws.
	 * @param key the key
	 * @return the lock, not acquired so far, to be closed
	 */
	default KeyLock lock(EntryKey key) {
		return KeyLock.NONE;
	}

	/**
	 * Add the result of a computation, beside the variants of other lineages.
	 * @param key the key
	 * @param variant the variant
	 * @param lease the lease that was taken before the computation began
	 * @return the variant as it is kept, or {@code null} if the lease no longer holds and
	 * nothing was changed
	 */
	@Nullable StoredVariant fill(EntryKey key, Variant variant, Lease lease);

	/**
	 * Replace all variants of the key by a value that is the truth from now on.
	 * @param key the key
	 * @param variant the variant
	 * @return the variant as it is kept
	 */
	StoredVariant update(EntryKey key, Variant variant);

	/**
	 * Update the given key unless it has a variant that holds, in one atomic step.
	 * @param key the key
	 * @param variant the variant
	 * @param holds tells whether a lineage holds now
	 * @return the variant that is there after the call: the given one, or the newest of
	 * those that hold
	 */
	StoredVariant putIfAbsent(EntryKey key, Variant variant, Predicate<Lineage> holds);

	/**
	 * Remove one variant that cannot be used.
	 * @param key the key
	 * @param variant the variant, as {@link #find(EntryKey)} gave it
	 */
	void remove(EntryKey key, StoredVariant variant);

	/**
	 * Remove all variants of the given key.
	 * @param key the key
	 * @return the lineages of the variants that were there
	 */
	List<Lineage> invalidate(EntryKey key);

	/**
	 * Remove all variants of all keys.
	 * @return whether there were any
	 */
	boolean clear();

	/**
	 * Visit every key with its variants, the newest first. Weakly consistent.
	 * @param action the action to call for each key
	 */
	void forEach(BiConsumer<EntryKey, List<StoredVariant>> action);

	/**
	 * Count the keys by the lineages of their variants, the newest first. A report on a
	 * restart judges the lineages only; a store that can tell without looking at every
	 * entry does.
	 * @return the numbers of keys, by lineages
	 */
	default Map<List<Lineage>, Long> census() {
		Map<List<Lineage>, Long> census = new LinkedHashMap<>();
		forEach((key, variants) -> census
			.merge(variants.stream().map(StoredVariant::variant).map(Variant::lineage).toList(), 1L, Long::sum));
		return census;
	}

	/**
	 * Return some variants, so that a report can try whether they can be read. Looks at
	 * no more than the given number of keys.
	 * @param keys the maximum number of keys to look at
	 * @return variants; none if the store is remote
	 */
	default List<Variant> sample(int keys) {
		return List.of();
	}

	/**
	 * Return whether this region holds all its variants in the heap of this JVM, within
	 * its bounds, and tells its listeners of each that goes. Then objects that are
	 * decoded from them need no limit of their own.
	 * @return whether the number of variants is limited
	 */
	default boolean limitsVariants() {
		return false;
	}

	/**
	 * Call the given listener whenever a variant is removed, on the thread that removes
	 * it. The listener is held weakly.
	 * @param listener the listener, which must be quick and must not throw
	 */
	void addRemovalListener(RemovalListener listener);

	/**
	 * Listens to the removal of variants from a region.
	 */
	interface RemovalListener {

		/**
		 * Called after the given variant was removed.
		 * @param variant the variant
		 */
		void removed(StoredVariant variant);

		/**
		 * Called after the whole region was cleared.
		 */
		void cleared();

	}

}
