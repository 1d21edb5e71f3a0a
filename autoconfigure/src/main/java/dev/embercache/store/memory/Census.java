package dev.embercache.store.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import dev.embercache.entry.EntryKey;
import dev.embercache.lineage.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * The number of keys by the lineages of their variants, kept as slots come and go, so
 * that a report on a restart costs as much for a million entries as for a thousand.
 * Nearly all keys have one variant; the few that have more are looked at one by one,
 * since each of their variants may expire for itself.
 * <p>
 * Safe for use by several threads, if the changes of one key are told one after another.
 */
final class Census {

	private final ConcurrentMap<Lineage, Long> single = new ConcurrentHashMap<>();

	private final Set<EntryKey> several = ConcurrentHashMap.newKeySet();

	/**
	 * Note that a slot took the place of another one.
	 */
	@SuppressWarnings("ReferenceEquality")
	void replaced(EntryKey key, @Nullable Slot before, @Nullable Slot after) {
		if (before == after || lineage(before) != null && lineage(before) == lineage(after)) {
			return;
		}
		add(before, -1);
		add(after, 1);
		if (after instanceof Slot.Several) {
			this.several.add(key);
		}
		else if (before instanceof Slot.Several) {
			this.several.remove(key);
		}
	}

	/**
	 * Return the lineage of a slot with one variant.
	 */
	private static @Nullable Lineage lineage(@Nullable Slot slot) {
		return (slot instanceof MemoryVariant variant) ? variant.lineage() : null;
	}

	private void add(@Nullable Slot slot, long keys) {
		Lineage lineage = lineage(slot);
		if (lineage != null) {
			this.single.merge(lineage, keys, (number, more) -> (number + more != 0) ? number + more : null);
		}
	}

	/**
	 * Return the number of keys by the lineages of their variants.
	 * @param present gives the lineages of the variants of a key that are present
	 */
	Map<List<Lineage>, Long> keysByLineages(Function<EntryKey, List<Lineage>> present) {
		Map<List<Lineage>, Long> numbers = new HashMap<>();
		this.single.forEach((lineage, keys) -> numbers.put(List.of(lineage), keys));
		for (EntryKey key : this.several) {
			List<Lineage> lineages = present.apply(key);
			if (!lineages.isEmpty()) {
				numbers.merge(lineages, 1L, Long::sum);
			}
		}
		return numbers;
	}

}
