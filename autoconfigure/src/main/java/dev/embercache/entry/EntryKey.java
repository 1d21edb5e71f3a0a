package dev.embercache.entry;

import java.util.Arrays;
import java.util.HexFormat;

import org.springframework.util.Assert;

/**
 * The key of an entry within its cache, as bytes: the class of the caller's own key may
 * be reloaded, its bytes may not. Equal bytes mean equal keys.
 * <p>
 * Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class EntryKey {

	private final byte[] bytes;

	private final int hash;

	private EntryKey(byte[] bytes) {
		this.bytes = bytes;
		this.hash = Arrays.hashCode(bytes);
	}

	/**
	 * Return the key with the given bytes.
	 * @param bytes the bytes; they are not copied, so the caller must not change them
	 * @return the key
	 */
	public static EntryKey of(byte[] bytes) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return new EntryKey(bytes);
	}

	/**
	 * Return the bytes of this key.
	 * @return the bytes, which must not be changed
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	@Override
	public boolean equals(Object other) {
		return this == other
				|| other instanceof EntryKey that && this.hash == that.hash && Arrays.equals(this.bytes, that.bytes);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return HexFormat.of().formatHex(this.bytes);
	}

}
