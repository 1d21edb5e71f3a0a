package dev.embercache.store.memory;

import java.util.ArrayList;
import java.util.List;

import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

/**
 * The variants of one key, the newest first. Immutable; who replaces a slot marks the
 * variants that did not make it into the next one.
 *
 * @param variants the variants; never empty
 */
record Slot(List<MemoryVariant> variants) {

	static Slot of(MemoryVariant variant) {
		return new Slot(List.of(variant));
	}

	/**
	 * Return a slot with the given variant in front: those of the same lineage give way
	 * to it, then the oldest make room.
	 */
	static @Nullable Slot fill(@Nullable Slot slot, MemoryVariant added, int maximum) {
		if (slot == null) {
			return of(added);
		}
		List<MemoryVariant> variants = new ArrayList<>(slot.variants.size() + 1);
		variants.add(added);
		for (MemoryVariant variant : slot.variants) {
			if (variant.variant().lineage().equals(added.variant().lineage())) {
				variant.remove(Standing.REPLACED);
			}
			variants.add(variant);
		}
		return new Slot(variants).limited(maximum);
	}

	/**
	 * Return a slot with the newest of the variants that are still present, or
	 * {@code null} if there are none. The others are told why they went.
	 */
	@Nullable Slot limited(int maximum) {
		List<MemoryVariant> kept = new ArrayList<>(this.variants.size());
		for (MemoryVariant variant : this.variants) {
			Standing standing = variant.standing();
			if (standing == Standing.PRESENT && kept.size() < maximum) {
				kept.add(variant);
			}
			else {
				variant.remove((standing == Standing.PRESENT) ? Standing.EVICTED : standing);
			}
		}
		return kept.isEmpty() ? null : new Slot(List.copyOf(kept));
	}

	void remove(Standing reason) {
		this.variants.forEach((variant) -> variant.remove(reason));
	}

	List<StoredVariant> present() {
		if (this.variants.size() == 1) {
			MemoryVariant only = this.variants.get(0);
			return only.standing() == Standing.PRESENT ? List.of(only) : List.of();
		}
		return this.variants.stream()
			.filter((variant) -> variant.standing() == Standing.PRESENT)
			.<StoredVariant>map((variant) -> variant)
			.toList();
	}

	List<Lineage> presentLineages() {
		return present().stream().map(StoredVariant::variant).map(Variant::lineage).toList();
	}

	long weight() {
		return this.variants.stream().mapToLong(MemoryVariant::weight).sum();
	}

}
