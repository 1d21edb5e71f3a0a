package dev.embercache.store.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an entry of one cache that hold variants. Each has the id of a lineage as
 * its name, and as its value the number of its write, ':' and an {@link Envelope}.
 */
final class VariantFields {

	private final String cache;

	private final LineageShelf lineages;

	private final Envelope envelope;

	private final FaultLog faults;

	VariantFields(String cache, LineageShelf lineages, Envelope envelope, FaultLog faults) {
		this.cache = cache;
		this.lineages = lineages;
		this.envelope = envelope;
		this.faults = faults;
	}

	/**
	 * Return the lineage that a field is named after, or {@code null} if it holds no
	 * variant.
	 */
	static @Nullable Fingerprint lineage(byte[] field) {
		return (field.length == Fingerprint.LENGTH) ? Fingerprint.read(ByteBuffer.wrap(field)) : null;
	}

	/**
	 * Write a variant without its number, which a script adds. Sees to it that Redis has
	 * its lineage for as long as the entry.
	 */
	byte[] write(Commands commands, EntryKey key, Variant variant, long writtenMillis, Duration expiry) {
		this.lineages.put(commands, variant.lineage(), expiry);
		return this.envelope.write(this.cache, key, variant, writtenMillis);
	}

	/**
	 * Read a field.
	 * @return the variant, or {@code null} if there is none, or none that can be used
	 */
	@Nullable Found read(Commands commands, EntryKey key, byte[] field, byte @Nullable [] value) {
		Fingerprint id = lineage(field);
		Lineage lineage = (id != null && value != null) ? this.lineages.find(commands, this.cache, id) : null;
		if (lineage == null || value == null) {
			return null;
		}
		try {
			int colon = 0;
			while (value[colon] != ':') {
				colon++;
			}
			long number = Long.parseLong(new String(value, 0, colon, StandardCharsets.ISO_8859_1));
			return new Found(number, this.envelope.read(this.cache, key, value, colon + 1, lineage));
		}
		catch (Envelope.InvalidException ex) {
			this.faults.add(this.cache, String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException ex) {
			// Bytes of others may be anything, and must not look like an outage.
			this.faults.add(this.cache, "An entry was not written by Ember Cache.");
		}
		return null;
	}

	/**
	 * A variant.
	 *
	 * @param number the number of its write
	 * @param content the variant and the time of its write
	 */
	record Found(long number, Envelope.Content content) {

	}

}
