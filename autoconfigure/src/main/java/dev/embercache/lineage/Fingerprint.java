package dev.embercache.lineage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.springframework.util.Assert;

/**
 * A hash of what something means: 128 bits of SHA-256. Equal fingerprints mean equal
 * content.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @since 0.1.0
 */
public record Fingerprint(long high, long low) implements Comparable<Fingerprint> {

	/**
	 * What an element has that is not there. Two elements that are absent are alike.
	 */
	public static final Fingerprint ABSENT = new Fingerprint(0, 0);

	/**
	 * What an element has whose content cannot be told. It is like nothing, not even like
	 * itself, see {@link #sameAs(Fingerprint)}.
	 */
	public static final Fingerprint UNKNOWN = new Fingerprint(-1, -1);

	/**
	 * The number of bytes of a fingerprint.
	 */
	public static final int LENGTH = 2 * Long.BYTES;

	/**
	 * Return the fingerprint of the given bytes.
	 * @param bytes the bytes
	 * @return their fingerprint
	 */
	public static Fingerprint of(byte[] bytes) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return of(bytes, 0, bytes.length);
	}

	static Fingerprint of(byte[] bytes, int offset, int length) {
		MessageDigest digest = sha256();
		digest.update(bytes, offset, length);
		ByteBuffer hash = ByteBuffer.wrap(digest.digest());
		return new Fingerprint(hash.getLong(), hash.getLong());
	}

	/**
	 * Read a fingerprint.
	 * @param buffer the buffer, which begins with what {@link #toBytes()} gave
	 * @return the fingerprint
	 */
	public static Fingerprint read(ByteBuffer buffer) {
		return new Fingerprint(buffer.getLong(), buffer.getLong());
	}

	/**
	 * Return this fingerprint as bytes, the first 64 bits first.
	 * @return {@value #LENGTH} bytes
	 */
	public byte[] toBytes() {
		return ByteBuffer.allocate(LENGTH).putLong(this.high).putLong(this.low).array();
	}

	/**
	 * Return whether the content behind both is known to be alike.
	 * @param other the other fingerprint
	 * @return whether both are known and equal
	 */
	public boolean sameAs(Fingerprint other) {
		return this.high == other.high && this.low == other.low && isKnown();
	}

	public boolean isKnown() {
		return this.high != UNKNOWN.high || this.low != UNKNOWN.low;
	}

	public boolean isPresent() {
		return !equals(ABSENT);
	}

	@Override
	public int compareTo(Fingerprint other) {
		int result = Long.compareUnsigned(this.high, other.high);
		return (result != 0) ? result : Long.compareUnsigned(this.low, other.low);
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.high);
	}

	/**
	 * Return the fingerprint as 32 hexadecimal digits.
	 */
	@Override
	public String toString() {
		return "%016x%016x".formatted(this.high, this.low);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
