package dev.embercache.store.redis;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import dev.embercache.entry.EntryFormatException;
import dev.embercache.entry.LineageForm;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;

/**
 * The lineages, each of which is kept once in Redis, under its id. This node remembers
 * those that it knows. A lineage is kept at least as long as any entry that names it:
 * twice as long as the entry, and again before half of that is over.
 */
final class LineageShelf {

	private static final int MAXIMUM = 10_000;

	private static final Duration SHORTEST = Duration.ofDays(1);

	private final Keys keys;

	private final FaultLog faults;

	private final Cache<Fingerprint, Lineage> known = Caffeine.newBuilder()
		.maximumSize(MAXIMUM)
		.executor(Runnable::run)
		.build();

	/**
	 * The times until which Redis certainly keeps a lineage, by
	 * {@link System#nanoTime()}.
	 */
	private final Cache<Fingerprint, Long> kept = Caffeine.newBuilder()
		.maximumSize(MAXIMUM)
		.executor(Runnable::run)
		.build();

	LineageShelf(Keys keys, FaultLog faults) {
		this.keys = keys;
		this.faults = faults;
	}

	/**
	 * Keep a lineage for as long as an entry with the given expiry may need it.
	 */
	void put(Commands commands, Lineage lineage, Duration expiry) {
		long now = System.nanoTime();
		Long kept = this.kept.getIfPresent(lineage.id());
		if (kept != null && kept - now >= expiry.toNanos()) {
			return;
		}
		Duration twice = expiry.multipliedBy(2);
		Duration duration = (twice.compareTo(SHORTEST) > 0) ? twice : SHORTEST;
		commands.call(Script.LINEAGE.with(1, this.keys.lineage(lineage.id()), LineageForm.write(lineage),
				Script.argument(duration.toMillis())));
		this.known.put(lineage.id(), lineage);
		this.kept.put(lineage.id(), now + duration.toNanos());
	}

	/**
	 * Find a lineage.
	 * @return the lineage, or {@code null} if Redis does not have it either
	 */
	@Nullable Lineage find(Commands commands, String cache, Fingerprint id) {
		Lineage known = this.known.getIfPresent(id);
		if (known != null) {
			return known;
		}
		byte[] bytes = commands.call(new Request.Text(this.keys.lineage(id))).get(0);
		if (bytes == null) {
			return null;
		}
		try {
			Lineage lineage = LineageForm.read(bytes);
			if (lineage.id().equals(id)) {
				this.known.put(id, lineage);
				return lineage;
			}
			this.faults.add(cache, "A lineage is stored under the name of another one.");
		}
		catch (EntryFormatException | RuntimeException ex) {
			this.faults.add(cache, ex.getMessage() + ".");
		}
		return null;
	}

	/**
	 * Forget what Redis is thought to keep: it may have lost it.
	 */
	void distrust() {
		this.kept.invalidateAll();
	}

}
