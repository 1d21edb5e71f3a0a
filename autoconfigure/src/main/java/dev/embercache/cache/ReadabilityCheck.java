package dev.embercache.cache;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.embercache.codec.Codec;
import dev.embercache.codec.CodecException;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Region;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether entries can be decoded in this generation: resolves the library classes
 * that each lineage names, and decodes one small value of each lineage found in a sample.
 * Its cost is that of the lineages, not of the entries.
 */
final class ReadabilityCheck {

	private static final int KEYS_PER_LINEAGE = 16;

	private static final int LARGEST = 64 * 1024;

	private final CurrentGeneration generation;

	private final Set<Fingerprint> tried = new HashSet<>();

	private final Map<Fingerprint, String> faults = new HashMap<>();

	ReadabilityCheck(CurrentGeneration generation) {
		this.generation = generation;
	}

	/**
	 * Decode a sample of a region.
	 * @param lineages the number of lineages among its values
	 */
	void decodeSample(Region region, int lineages) {
		for (Variant variant : region.sample(KEYS_PER_LINEAGE * lineages)) {
			Lineage lineage = variant.lineage();
			if (!variant.isNull() && variant.payload().length <= LARGEST && this.generation.holds(lineage)
					&& this.tried.add(lineage.id())) {
				attempt(lineage, (codec) -> codec.decode(variant.payload()));
			}
		}
	}

	/**
	 * Return why values of a lineage cannot be decoded.
	 * @return the reason and the remedy, or {@code null} if none is known
	 */
	@Nullable String findFault(Lineage lineage) {
		if (this.tried.add(lineage.id())) {
			attempt(lineage, (codec) -> codec.resolve(lineage.libraryNames()));
		}
		return this.faults.get(lineage.id());
	}

	private void attempt(Lineage lineage, Attempt attempt) {
		try {
			this.generation.codec().know(lineage.libraryNames());
			attempt.on(this.generation.codec());
		}
		catch (RuntimeException | Error ex) {
			String message = (ex instanceof CodecException) ? ex.getMessage() : null;
			this.faults.put(lineage.id(), (message != null) ? message.replaceFirst("\\.$", "") : ex.toString());
		}
	}

	/**
	 * A use of the codec that may fail.
	 */
	private interface Attempt {

		void on(Codec codec);

	}

}
