package dev.embercache.cache;

import org.jspecify.annotations.Nullable;

/**
 * A key as it was when it was looked up, whatever its owner or the computation does to it
 * later. A copy stands for a mutable key. Where a key cannot be copied, the caller's own
 * object stands for it, under the hash code that it had, and is no longer used once that
 * has changed.
 */
final class KeySnapshot {

	private final Object own;

	private final @Nullable Object copy;

	private final int hash;

	/**
	 * Take a snapshot of a key.
	 * @param own the caller's own object
	 * @param copy the same object if it is immutable, or a copy of it, or {@code null} if
	 * it cannot be copied
	 */
	KeySnapshot(Object own, @Nullable Object copy) {
		this.own = own;
		this.copy = copy;
		this.hash = own.hashCode();
	}

	/**
	 * Return the object that stands for the key.
	 */
	Object key() {
		return (this.copy != null) ? this.copy : this.own;
	}

	/**
	 * Return whether {@link #key()} may still be used as a key.
	 */
	boolean isUsable() {
		return this.copy != null || this.own.hashCode() == this.hash;
	}

	/**
	 * Return whether the caller's own object has changed.
	 */
	boolean isChanged() {
		if (this.copy == this.own) {
			return false;
		}
		try {
			return this.own.hashCode() != this.hash || !key().equals(this.own);
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	/**
	 * Return whether this is a snapshot of the given key, which may have changed since.
	 */
	boolean matches(Object key) {
		return key == this.own || key().equals(key);
	}

	@Override
	public boolean equals(Object other) {
		return this == other || other instanceof KeySnapshot that && this.hash == that.hash && key().equals(that.key());
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
