package dev.embercache.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All edits of the application, by kind.
 */
final class Edits {

	private final Map<String, List<Edit>> byKind = new TreeMap<>();

	Edits(SourceTree sources) {
		Consumer<Edit> sink = (edit) -> this.byKind.computeIfAbsent(edit.kind(), (kind) -> new ArrayList<>()).add(edit);
		new FormEdits(sources, sink).find();
		new MemberEdits(sources, sink).find();
		new BodyEdits(sources, sink).find();
		new TypeEdits(sources, sink).find();
		new AnnotationEdits(sources, sink).find();
		new OutsideEdits(sources, sink).find();
		new ModuleEdits(sources, sink).find();
	}

	Map<String, List<Edit>> byKind() {
		return this.byKind;
	}

	/**
	 * Choose edits, as many of each kind as of any other while there are any.
	 * @param seed what chooses them
	 * @param count how many
	 */
	List<Edit> choose(long seed, int count) {
		Map<String, List<Edit>> shuffled = new LinkedHashMap<>();
		Random random = new Random(seed);
		this.byKind.forEach((kind, edits) -> {
			List<Edit> copy = new ArrayList<>(edits);
			Collections.shuffle(copy, random);
			shuffled.put(kind, copy);
		});
		List<Edit> chosen = new ArrayList<>();
		for (int round = 0; chosen.size() < count && round < 1000; round++) {
			List<String> kinds = new ArrayList<>(shuffled.keySet());
			Collections.shuffle(kinds, random);
			for (String kind : kinds) {
				if (round < shuffled.get(kind).size() && chosen.size() < count) {
					chosen.add(shuffled.get(kind).get(round));
				}
			}
		}
		return chosen;
	}

}
