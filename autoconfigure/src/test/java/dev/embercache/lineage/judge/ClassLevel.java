package dev.embercache.lineage.judge;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.embercache.lineage.Producer;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.CodeRules;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.classpath.ClassFiles;
import dev.embercache.lineage.classpath.KnownClasses;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.rules.LibraryRules;

/**
 * The reach class by class, to compare the reach method by method with.
 */
final class ClassLevel {

	private static final LibraryRules RULES = LibraryRules.load(ClassLevel.class.getClassLoader());

	private final ClassIndex index;

	ClassLevel(ClassLoader classLoader, Path folder) {
		KnownClasses known = new KnownClasses(new CodeRules(RULES));
		this.index = new ClassIndex(new ClassFiles(classLoader, List.of(), Instant.MAX, known),
				ApplicationClasses.in(EditableApplication.url(folder)), known, RULES);
		// Before the next edit comes.
		this.index.prepare();
	}

	boolean isStale(ClassLevel now, Producer producer) {
		return !fingerprints(producer).equals(now.fingerprints(producer));
	}

	private Map<String, String> fingerprints(Producer producer) {
		Map<String, String> fingerprints = new TreeMap<>();
		Deque<String> open = new ArrayDeque<>(Set.of(producer.className(), "com.acme.Wiring"));
		producer.wiring().forEach((bean) -> open.add(String.valueOf(bean.className())));
		for (String name = open.poll(); name != null; name = open.poll()) {
			if (!this.index.isApplication(name) || fingerprints.containsKey(name)) {
				continue;
			}
			fingerprints.put(name, this.index.state(name).fingerprint() + " " + this.index.subtypes(name));
			open.addAll(this.index.subtypes(name));
			ClassSummary summary = this.index.state(name).summary();
			if (summary != null) {
				Set<String> types = new TreeSet<>(summary.supertypes());
				summary.references().forEach((reference) -> types.add(reference.owner()));
				summary.members()
					.forEach((member) -> member.references().forEach((reference) -> types.add(reference.owner())));
				if (!name.equals("com.acme.Wiring")) {
					open.addAll(types);
				}
			}
		}
		return fingerprints;
	}

}
