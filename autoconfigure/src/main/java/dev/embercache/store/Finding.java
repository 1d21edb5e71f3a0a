package dev.embercache.store;

import java.util.List;

/**
 * The result of a look at a key: its variants, and a lease for a computation if none of
 * them holds.
 *
 * @param variants the variants that did not expire, the newest first
 * @param lease a lease that was taken before the variants were looked for; where one of
 * them holds, it may be {@link Lease#NONE}
 * @since 0.1.0
 */
public record Finding(List<StoredVariant> variants, Lease lease) {

	public Finding {
		variants = List.copyOf(variants);
	}

}
