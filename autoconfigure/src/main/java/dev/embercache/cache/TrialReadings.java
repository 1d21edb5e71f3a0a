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
 * Tells whether what lineages name is there to be read, and reads one small value of each
 * lineage that a look at some entries finds. So it costs as much as there are lineages.
 */
final class TrialReadings {

	private static final int KEYS_PER_LINEAGE = 16;

	private static final int LARGEST = 64 * 1024;

	private final Generation generation;

	private final Set<Fingerprint> tried = new HashSet<>();

	private final Map<Fingerprint, String> faults = new HashMap<>();

	TrialReadings(Generation generation) {
		this.generation = generation;
	}

	/**
	 * Try values of a region.
	 * @param lineages how many lineages its values have
	 */
	void tryValues(Region region, int lineages) {
		for (Variant variant : region.sample(KEYS_PER_LINEAGE * lineages)) {
			Lineage lineage = variant.lineage();
			if (!variant.isNull() && variant.payload().length <= LARGEST && this.generation.holds(lineage)
					&& this.tried.add(lineage.id())) {
				attempt(lineage, (codec) -> codec.decode(variant.payload()));
			}
		}
	}

	/**
	 * Return why values of a lineage cannot be read.
	 * @return the reason and the remedy, or {@code null} if nothing speaks against it
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
	 * What is tried.
	 */
	private interface Attempt {

		void on(Codec codec);

	}

}
