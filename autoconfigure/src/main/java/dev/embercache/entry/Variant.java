package dev.embercache.entry;

import java.time.Instant;

import org.springframework.util.Assert;

import dev.embercache.lineage.Lineage;

/**
 * One value of one key, with the lineage it came from. Holds JDK types only, so that it
 * can outlive the class loader of its classes.
 *
 * @param payload the encoded value, which must not be changed; empty for a cached
 * {@code null}
 * @param lineage what the value came from
 * @param writtenAt when the value was written
 * @since 0.1.0
 */
public record Variant(byte[] payload, Lineage lineage, Instant writtenAt) {

	public Variant {
		Assert.notNull(payload, "'payload' must not be null");
		Assert.notNull(lineage, "'lineage' must not be null");
		Assert.notNull(writtenAt, "'writtenAt' must not be null");
	}

	/**
	 * Return a variant that stands for a cached {@code null}. Like all variants it equals
	 * those with the same payload, which is an array of its own.
	 * @param lineage what the value came from
	 * @param writtenAt when the value was written
	 * @return the variant
	 */
	public static Variant ofNull(Lineage lineage, Instant writtenAt) {
		return new Variant(new byte[0], lineage, writtenAt);
	}

	/**
	 * Return whether the cached value is {@code null}.
	 * @return whether there is no payload to decode
	 */
	public boolean isNull() {
		return this.payload.length == 0;
	}

}
