package dev.embercache.store.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.entry.EntryFormatException;
import dev.embercache.entry.LineageFinder;
import dev.embercache.entry.LineageForm;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.store.disk.volume.Table;
import dev.embercache.store.disk.volume.VolumeException;

/**
 * The lineages of a volume, each once. There are few, so those that were asked for stay
 * in the heap. Safe for use by several threads.
 */
final class StoredLineages implements LineageFinder {

	private final Table table;

	private final ConcurrentMap<Fingerprint, Lineage> known = new ConcurrentHashMap<>();

	StoredLineages(Table table) {
		this.table = table;
	}

	/**
	 * Keep a lineage. To be called before the entry that names it is written.
	 */
	void add(Lineage lineage) {
		if (!this.known.containsKey(lineage.id())) {
			this.table.put(lineage.id().toBytes(), LineageForm.write(lineage));
			this.known.put(lineage.id(), lineage);
		}
	}

	@Override
	public @Nullable Lineage find(Fingerprint id) {
		return this.known.computeIfAbsent(id, this::read);
	}

	private @Nullable Lineage read(Fingerprint id) {
		byte[] bytes = this.table.get(id.toBytes());
		if (bytes == null) {
			return null;
		}
		try {
			Lineage lineage = LineageForm.read(bytes);
			if (lineage.id().equals(id)) {
				return lineage;
			}
			throw new VolumeException(VolumeException.Kind.DAMAGED, "a lineage is stored in the place of another",
					null);
		}
		catch (EntryFormatException ex) {
			throw new VolumeException(VolumeException.Kind.DAMAGED, ex.getMessage(), ex);
		}
	}

	/**
	 * Remove all lineages but the given ones. To be called before the first entry is
	 * written.
	 */
	void retain(Set<Fingerprint> used) {
		List<byte[]> unused = new ArrayList<>();
		this.table.forEach(null, Long.MAX_VALUE, (key, value) -> {
			if (key.length != Fingerprint.LENGTH || !used.contains(Fingerprint.read(ByteBuffer.wrap(key)))) {
				unused.add(key);
			}
		});
		unused.forEach(this.table::remove);
	}

}
