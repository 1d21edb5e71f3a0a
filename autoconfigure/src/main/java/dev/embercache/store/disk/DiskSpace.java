package dev.embercache.store.disk;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.store.disk.volume.Journal;
import dev.embercache.store.disk.volume.Table;
import dev.embercache.store.disk.volume.Volume;

/**
 * An open volume and what is in it: regions, lineages, journal. When the volume fails,
 * all of it goes.
 */
final class DiskSpace {

	private static final String NUMBERS = "numbers";

	private final Volume volume;

	private final Room room;

	private final InstantSource clock;

	private final int codecVersion;

	private final StoredLineages lineages;

	private final Journal journal;

	private final WriteBehind writeBehind = new WriteBehind(System::nanoTime);

	private final ConcurrentMap<String, DiskRegion> regions = new ConcurrentHashMap<>();

	private final boolean hasEarlierEntries;

	DiskSpace(Volume volume, Room room, InstantSource clock, int codecVersion) {
		this.volume = volume;
		this.room = room;
		this.clock = clock;
		this.codecVersion = codecVersion;
		room.empty();
		this.lineages = new StoredLineages(volume.table("lineages"));
		if (volume.isClean()) {
			Journal.delete(volume.file());
		}
		this.journal = new Journal(volume.file(), (cache, key) -> {
			Table table = volume.entries(cache);
			if (key != null) {
				table.remove(key);
			}
			else {
				table.clear();
			}
		});
		try {
			openRegions();
			collectLineages();
			volume.flush();
			this.journal.clear();
		}
		catch (RuntimeException ex) {
			this.journal.close();
			throw ex;
		}
		this.hasEarlierEntries = this.regions.values().stream().anyMatch((region) -> !region.isEmpty());
	}

	private void openRegions() {
		Table numbers = this.volume.table(NUMBERS);
		for (String cache : this.volume.caches()) {
			DiskRegion region = region(cache);
			byte[] key = cache.getBytes(StandardCharsets.UTF_8);
			byte[] value = this.volume.isClean() ? numbers.get(key) : null;
			if (value != null) {
				region.statistics().read(NUMBERS, key, value);
			}
			else {
				region.rebuildStatistics();
			}
		}
		numbers.clear();
	}

	private void collectLineages() {
		Set<Fingerprint> used = new HashSet<>();
		this.regions.values().forEach((region) -> region.statistics().keys().keySet().forEach(used::addAll));
		this.lineages.retain(used);
	}

	DiskRegion region(String cache) {
		return this.regions.computeIfAbsent(cache, (name) -> new DiskRegion(this, name));
	}

	Collection<DiskRegion> regions() {
		return this.regions.values();
	}

	/**
	 * Remove entries of the cache that takes the most until all fit.
	 */
	void makeRoom() {
		while (this.room.isOverfull()) {
			DiskRegion largest = this.regions.values()
				.stream()
				.max(Comparator.comparingLong((region) -> region.statistics().bytes()))
				.orElse(null);
			if (largest == null || !largest.evict()) {
				return;
			}
		}
	}

	/**
	 * Note that a caller is about to return from a change.
	 */
	void accept() {
		this.writeBehind.accept();
	}

	/**
	 * Write what was accepted so far, so that {@code kill -9} cannot undo it, and forget
	 * what the journal noted of it.
	 */
	void write() {
		try {
			this.writeBehind.write((accepted) -> {
				boolean written = this.journal.forget(this.volume::flush);
				if (accepted && !written) {
					this.volume.flush();
				}
			});
		}
		catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			// Callers may wait for this, so any failure must end the volume.
			throw this.volume.exception(ex);
		}
	}

	Volume volume() {
		return this.volume;
	}

	Room room() {
		return this.room;
	}

	InstantSource clock() {
		return this.clock;
	}

	int codecVersion() {
		return this.codecVersion;
	}

	StoredLineages lineages() {
		return this.lineages;
	}

	Journal journal() {
		return this.journal;
	}

	boolean hasEarlierEntries() {
		return this.hasEarlierEntries;
	}

	void close() {
		write();
		this.writeBehind.end();
		Table numbers = this.volume.table(NUMBERS);
		this.regions.forEach((cache, region) -> {
			region.retire();
			byte[] key = cache.getBytes(StandardCharsets.UTF_8);
			numbers.put(key, region.statistics().write(NUMBERS, key));
		});
		this.volume.close();
		this.journal.close();
		Journal.delete(this.volume.file());
	}

	/**
	 * Close without writing.
	 */
	void abandon() {
		this.writeBehind.end();
		this.regions.values().forEach(DiskRegion::retire);
		this.volume.abandon();
		this.journal.close();
	}

}
