package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.store.Bounds;
import dev.embercache.store.Lease;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;

/**
 * Entries with texts, and the lineages they come from.
 */
final class StoredTexts {

	private static final Lineages LINEAGES = Lineages.builder(StoredTexts.class.getClassLoader())
		.applicationClasses(
				ApplicationClasses.below(List.of("dev.embercache.store"), new PathMatchingResourcePatternResolver()))
		.build();

	static final Lineage FIRST = LINEAGES.lineageOf("prices", null, Set.of(Bounds.class.getName()));

	static final Lineage SECOND = LINEAGES.lineageOf("prices", null, Set.of(Standing.class.getName()));

	static final Lineage THIRD = LINEAGES.lineageOf("prices", null, Set.of(Lease.class.getName()));

	private StoredTexts() {
	}

	static EntryKey key(String text) {
		return EntryKey.of(text.getBytes(StandardCharsets.UTF_8));
	}

	static Variant variant(String text, Lineage lineage) {
		return new Variant(text.getBytes(StandardCharsets.UTF_8), lineage, Instant.EPOCH);
	}

	/**
	 * Return a text that cannot be compressed to much less.
	 */
	static String noise(int length) {
		Random random = new Random(length);
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append((char) (' ' + random.nextInt(95)));
		}
		return text.toString();
	}

	static List<String> texts(Region region, EntryKey key) {
		return region.find(key)
			.stream()
			.map((stored) -> new String(stored.variant().payload(), StandardCharsets.UTF_8))
			.toList();
	}

}
