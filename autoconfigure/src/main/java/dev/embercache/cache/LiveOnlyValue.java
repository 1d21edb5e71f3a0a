package dev.embercache.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.embercache.store.Bounds;
import dev.embercache.store.Expiry;
import dev.embercache.store.Lease;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * A value that the store cannot keep: it cannot be encoded, or its key cannot, or its
 * code was rewritten while it ran. It is served for as long as the lease holds under
 * which it was computed, so that an invalidation of the key from anywhere ends it too.
 */
final class LiveOnlyValue implements LiveValue {

	private final HeldValue value;

	private final Lease lease;

	private final Ticker ticker;

	private final Expiry expiry;

	private final long written;

	private volatile long read;

	/**
	 * Create a value.
	 * @param value the value
	 * @param lease the lease under which it was computed
	 * @param ticker measures its age
	 * @param bounds when it expires
	 */
	LiveOnlyValue(HeldValue value, Lease lease, Ticker ticker, Bounds bounds) {
		this.value = value;
		this.lease = lease;
		this.ticker = ticker;
		this.expiry = Expiry.byTicker(bounds);
		this.written = ticker.read();
		this.read = this.written;
	}

	@Override
	public Standing standing() {
		return standing(this.ticker.read());
	}

	private Standing standing(long now) {
		if (!this.lease.holds()) {
			return Standing.INVALIDATED;
		}
		return this.expiry.isExpired(this.written, this.read, now) ? Standing.EXPIRED : Standing.PRESENT;
	}

	@Override
	public Cache.@Nullable ValueWrapper serve() {
		long now = this.ticker.read();
		if (standing(now) != Standing.PRESENT) {
			return null;
		}
		this.read = now;
		return this.value.serve();
	}

	@Override
	public @Nullable StoredVariant stored() {
		return null;
	}

}
