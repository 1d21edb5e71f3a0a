package dev.embercache.store.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import dev.embercache.store.Expiry;
import dev.embercache.store.Standing;

import org.springframework.util.unit.DataSize;

/**
 * The variants of a region that are not the newest of their key, in the order in which
 * newer ones came. What was removed in the meantime leaves when its turn comes, and
 * counts until then.
 */
final class OlderVariants {

	private final Queue<Older> queue = new ConcurrentLinkedQueue<>();

	private final AtomicLong weight = new AtomicLong();

	/**
	 * Add a variant that is no longer the newest of its key.
	 */
	void add(MemoryVariant variant, long now) {
		this.queue.add(new Older(variant, now));
		this.weight.addAndGet(variant.weight());
	}

	/**
	 * Remove variants until the others fit.
	 * @return the variants that were removed, whose slots still hold them
	 */
	List<MemoryVariant> trim(DataSize maximumWeight, Expiry expiry, long now) {
		List<MemoryVariant> removed = new ArrayList<>();
		for (Older oldest = this.queue.peek(); oldest != null; oldest = this.queue.peek()) {
			MemoryVariant variant = oldest.variant();
			boolean present = variant.standing() == Standing.PRESENT;
			boolean expired = expiry.isForgotten(oldest.since(), now);
			if (present && !expired && this.weight.get() <= maximumWeight.toBytes()) {
				break;
			}
			if (this.queue.remove(oldest)) {
				this.weight.addAndGet(-variant.weight());
				if (present) {
					variant.remove(expired ? Standing.EXPIRED : Standing.EVICTED);
					removed.add(variant);
				}
			}
		}
		return removed;
	}

	private record Older(MemoryVariant variant, long since) {

	}

}
