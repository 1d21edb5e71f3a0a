package dev.embercache.cache;

import org.jspecify.annotations.Nullable;

/**
 * A key as it was when somebody asked for it, whatever its owner or the computation does
 * to it later. A copy stands for a key that can change. Where there is none, a key is
 * found again by itself, since its hash stays, and used for nothing else once it has
 * another one.
 */
final class AskedKey {

	private final Object own;

	private final @Nullable Object lasting;

	private final int hash;

	/**
	 * Ask for a key.
	 * @param own the caller's own object
	 * @param lasting the same object if it cannot change, or a copy of it, or
	 * {@code null} if there is none
	 */
	AskedKey(Object own, @Nullable Object lasting) {
		this.own = own;
		this.lasting = lasting;
		this.hash = own.hashCode();
	}

	/**
	 * Return what stands for the key.
	 */
	Object key() {
		return (this.lasting != null) ? this.lasting : this.own;
	}

	/**
	 * Return whether what stands for the key may still be used as one.
	 */
	boolean isUsable() {
		return this.lasting != null || this.own.hashCode() == this.hash;
	}

	/**
	 * Return whether the caller's own object is no longer what it was.
	 */
	boolean isChanged() {
		if (this.lasting == this.own) {
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
	 * Return whether this is the given key, which may have been changed since.
	 */
	boolean isOf(Object key) {
		return key == this.own || key().equals(key);
	}

	@Override
	public boolean equals(Object other) {
		return this == other || other instanceof AskedKey that && this.hash == that.hash && key().equals(that.key());
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
