package dev.embercache.entry;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;

/**
 * Finds the lineage that an entry names. Implemented by stores, which keep each lineage
 * once.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface LineageFinder {

	/**
	 * Return the lineage of the given identity.
	 * @param id the identity, as {@link Lineage#id()} gives it
	 * @return the lineage, or {@code null} if it is not known; the entry is then as good
	 * as absent
	 */
	@Nullable Lineage find(Fingerprint id);

}
