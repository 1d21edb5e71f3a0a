package dev.embercache.store.memory;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;

/**
 * A variant and when it was written and read. Once it is removed it never comes back, so
 * that a caller which still holds it sees that it went.
 * <p>
 * There is one of these for each entry, so it is as small as it can be: it is its own
 * {@link Slot} where its key has no other variants, and has the parts of a
 * {@link Variant}, with the time as a number, in the place of the object. That saves 100
 * bytes an entry.
 */
sealed class MemoryVariant implements StoredVariant, Slot permits IdlingVariant {

	private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

	private final EntryKey key;

	private final byte[] payload;

	private final Lineage lineage;

	/**
	 * Nanoseconds since 1970, which do until 2262.
	 */
	private final long writtenAt;

	private final long written;

	/**
	 * A number that tells whether Caffeine has been told of a read lately, see
	 * {@link MemoryRegion#touch(MemoryVariant)}. Racy: a read that is told twice does no
	 * harm.
	 */
	private int told;

	private volatile Tenure tenure;

	MemoryVariant(Tenure tenure, EntryKey key, Variant variant, long now) {
		this.tenure = tenure;
		this.key = key;
		this.payload = variant.payload();
		this.lineage = variant.lineage();
		this.writtenAt = variant.writtenAt().getEpochSecond() * NANOS + variant.writtenAt().getNano();
		this.written = now;
	}

	/**
	 * Return a variant that is written now.
	 * @param idles whether it expires some time after it is read
	 */
	static MemoryVariant of(Tenure tenure, EntryKey key, Variant variant, long now, boolean idles) {
		return idles ? new IdlingVariant(tenure, key, variant, now) : new MemoryVariant(tenure, key, variant, now);
	}

	@Override
	public final Variant variant() {
		Instant writtenAt = Instant.ofEpochSecond(Math.floorDiv(this.writtenAt, NANOS),
				Math.floorMod(this.writtenAt, NANOS));
		return new Variant(this.payload, this.lineage, writtenAt);
	}

	@Override
	public final Lineage lineage() {
		return this.lineage;
	}

	@Override
	public final Standing standing() {
		Tenure tenure = this.tenure;
		Standing ended = tenure.ended();
		if (ended != null) {
			return ended;
		}
		return tenure.owner().isExpired(this) ? Standing.EXPIRED : Standing.PRESENT;
	}

	@Override
	public final Standing touch() {
		Tenure tenure = this.tenure;
		Standing ended = tenure.ended();
		return (ended != null) ? ended : tenure.owner().touch(this);
	}

	@Override
	public final void remove(Standing reason) {
		Tenure tenure = this.tenure;
		if (!tenure.isOfRemoved()) {
			this.tenure = tenure.owner().tenureOfRemoved(reason);
			tenure.owner().removed(this);
		}
	}

	@Override
	public final MemoryVariant newest() {
		return this;
	}

	@Override
	public final List<MemoryVariant> variants() {
		return List.of(this);
	}

	@Override
	public final List<StoredVariant> present() {
		return (standing() == Standing.PRESENT) ? List.of(this) : List.of();
	}

	final EntryKey key() {
		return this.key;
	}

	final long written() {
		return this.written;
	}

	/**
	 * Return when the variant was last read. One that was written while no entries idled
	 * away does not know of its reads: the time of each would be 8 bytes more for every
	 * entry.
	 */
	long lastRead() {
		return this.written;
	}

	void markRead(long now) {
	}

	final int told() {
		return this.told;
	}

	final void told(int told) {
		this.told = told;
	}

	@Override
	public final long weight() {
		return this.payload.length;
	}

}
