package dev.embercache.store.memory;

import dev.embercache.store.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The time from one clearing of a region to the next. When it ends, all variants of it go
 * at once. A variant that goes alone is given the tenure of those that went for the same
 * reason, so that one reference tells where it belongs and whether, and why, it went.
 */
final class Tenure {

	private final VariantOwner owner;

	private final boolean ofRemoved;

	private volatile @Nullable Standing end;

	private Tenure(VariantOwner owner, boolean ofRemoved, @Nullable Standing end) {
		this.owner = owner;
		this.ofRemoved = ofRemoved;
		this.end = end;
	}

	/**
	 * Return a tenure that begins now.
	 */
	static Tenure of(VariantOwner owner) {
		return new Tenure(owner, false, null);
	}

	/**
	 * Return the tenure of the variants that went for the given reason, one by one.
	 */
	static Tenure ofRemoved(VariantOwner owner, Standing reason) {
		return new Tenure(owner, true, reason);
	}

	VariantOwner owner() {
		return this.owner;
	}

	boolean isOfRemoved() {
		return this.ofRemoved;
	}

	/**
	 * Return why the tenure ended, or {@code null} if it goes on.
	 */
	@Nullable Standing ended() {
		return this.end;
	}

	void end(Standing reason) {
		this.end = reason;
	}

}
