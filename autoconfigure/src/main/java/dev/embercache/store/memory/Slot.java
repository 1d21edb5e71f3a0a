package dev.embercache.store.memory;

import java.util.ArrayList;
import java.util.List;

import dev.embercache.lineage.Lineage;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

/**
 * The variants of one key, the newest first. Immutable; whatever replaces a slot marks
 * the variants that did not make it into the next one. Nearly all keys have one variant,
 * which is then the slot.
 */
sealed interface Slot permits MemoryVariant, Slot.Several {

	/**
	 * Return the variants.
	 * @return the variants, never empty
	 */
	List<MemoryVariant> variants();

	MemoryVariant newest();

	/**
	 * Remove all variants.
	 */
	void remove(Standing reason);

	/**
	 * Return the bytes of all payloads.
	 */
	long weight();

	/**
	 * Return a slot with the given variant in front: those of the same lineage give way
	 * to it, then the oldest make room.
	 */
	static @Nullable Slot fill(@Nullable Slot slot, MemoryVariant added, int maximum) {
		if (slot == null) {
			return added;
		}
		List<MemoryVariant> variants = new ArrayList<>();
		variants.add(added);
		for (MemoryVariant variant : slot.variants()) {
			if (variant.lineage().equals(added.lineage())) {
				variant.remove(Standing.REPLACED);
			}
			variants.add(variant);
		}
		return limited(variants, maximum);
	}

	/**
	 * Return a slot with the newest of the variants that are still present, or
	 * {@code null} if there are none. The others are told why they went.
	 */
	default @Nullable Slot limited(int maximum) {
		return limited(variants(), maximum);
	}

	private static @Nullable Slot limited(List<MemoryVariant> variants, int maximum) {
		List<MemoryVariant> kept = new ArrayList<>(variants.size());
		for (MemoryVariant variant : variants) {
			Standing standing = variant.standing();
			if (standing == Standing.PRESENT && kept.size() < maximum) {
				kept.add(variant);
			}
			else {
				variant.remove((standing == Standing.PRESENT) ? Standing.EVICTED : standing);
			}
		}
		return switch (kept.size()) {
			case 0 -> null;
			case 1 -> kept.get(0);
			default -> new Several(List.copyOf(kept));
		};
	}

	default List<StoredVariant> present() {
		return variants().stream()
			.filter((variant) -> variant.standing() == Standing.PRESENT)
			.<StoredVariant>map((variant) -> variant)
			.toList();
	}

	default List<Lineage> presentLineages() {
		return present().stream().map(StoredVariant::lineage).toList();
	}

	/**
	 * The variants of a key that has more than one.
	 *
	 * @param variants the variants
	 */
	record Several(List<MemoryVariant> variants) implements Slot {

		@Override
		public MemoryVariant newest() {
			return this.variants.get(0);
		}

		@Override
		public void remove(Standing reason) {
			this.variants.forEach((variant) -> variant.remove(reason));
		}

		@Override
		public long weight() {
			return this.variants.stream().mapToLong(MemoryVariant::weight).sum();
		}

	}

}
