package dev.embercache.cache;

/**
 * A key as it was when somebody asked for it. Its hash stays, so that it is found again
 * by itself when the computation has changed the key.
 */
final class AskedKey {

	private final Object key;

	private final int hash;

	AskedKey(Object key) {
		this.key = key;
		this.hash = key.hashCode();
	}

	@Override
	public boolean equals(Object other) {
		return this == other || other instanceof AskedKey that && this.hash == that.hash && this.key.equals(that.key);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
