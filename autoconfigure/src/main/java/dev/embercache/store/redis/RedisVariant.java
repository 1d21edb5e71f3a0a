package dev.embercache.store.redis;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import org.jspecify.annotations.Nullable;

/**
 * A variant as this node read or wrote it. It is kept for as long as the node would hear
 * that it went, see {@link Trust}.
 */
final class RedisVariant implements StoredVariant {

	private final VariantOwner owner;

	private final EntryKey key;

	private final Variant variant;

	private final Origin origin;

	private final long written;

	private volatile long lastRead;

	private volatile long told;

	private volatile @Nullable Standing removed;

	RedisVariant(VariantOwner owner, EntryKey key, Variant variant, Origin origin, long written, long lastRead) {
		this.owner = owner;
		this.key = key;
		this.variant = variant;
		this.origin = origin;
		this.written = written;
		this.lastRead = Math.max(written, lastRead);
		this.told = this.lastRead;
	}

	/**
	 * Return a variant that Redis did not take.
	 */
	static RedisVariant notKept(VariantOwner owner, EntryKey key, Variant variant) {
		RedisVariant notKept = new RedisVariant(owner, key, variant, new Origin(null, 0, 0, 0, Trust.none()), 0, 0);
		notKept.forget(Standing.INVALIDATED);
		return notKept;
	}

	@Override
	public Variant variant() {
		return this.variant;
	}

	@Override
	public Standing standing() {
		return standing(this.owner.now());
	}

	private Standing standing(long now) {
		Standing removed = this.removed;
		if (removed != null) {
			return removed;
		}
		if (!this.owner.isEpoch(this.origin.epoch()) || !this.origin.trust().lasts()) {
			return Standing.INVALIDATED;
		}
		return this.owner.expiry().isExpired(this.written, this.lastRead, now) ? Standing.EXPIRED : Standing.PRESENT;
	}

	@Override
	public Standing touch() {
		long now = this.owner.now();
		Standing standing = standing(now);
		if (standing != Standing.PRESENT) {
			return standing;
		}
		this.lastRead = Math.max(this.written, now);
		if (this.owner.expiry().isReadDue(this.told, now)) {
			this.told = now;
			this.owner.touched(this.key, now);
		}
		return standing;
	}

	EntryKey key() {
		return this.key;
	}

	Origin origin() {
		return this.origin;
	}

	long token() {
		return this.origin.token();
	}

	Fingerprint lineageId() {
		return this.variant.lineage().id();
	}

	boolean isSame(RedisVariant other) {
		return this.origin.isSame(other.origin) && lineageId().equals(other.lineageId());
	}

	void remove(Standing reason) {
		if (this.removed == null) {
			this.removed = reason;
			this.owner.removed(this);
		}
	}

	/**
	 * Mark a variant that was not handed out so far.
	 */
	void forget(Standing reason) {
		this.removed = reason;
	}

}
