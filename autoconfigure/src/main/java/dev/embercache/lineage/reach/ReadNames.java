package dev.embercache.lineage.reach;

import java.util.Set;
import java.util.TreeSet;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.bytecode.OutsideNames;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.reach.OutsideReads.Read;
import dev.embercache.rules.Word;

/**
 * Names the elements that code reads from outside of the code.
 */
final class ReadNames {

	private final ClassIndex index;

	private final ReachedElements found;

	ReadNames(ClassIndex index, ReachedElements found) {
		this.index = index;
		this.found = found;
	}

	/**
	 * Add what is read, as far as its name does not depend on callers.
	 * @param read what is read
	 * @param via the method that knows the name
	 */
	void add(Read read, Element via) {
		if (read.texts().isOpen()) {
			return;
		}
		for (String pattern : read.texts().patterns()) {
			if (isOfResource(read.word())) {
				locations(read, pattern)
					.forEach((location) -> this.found.add(new Element(Kind.RESOURCE, location), via));
			}
			else {
				properties(read.word(), pattern)
					.forEach((name) -> this.found.add(new Element(Kind.PROPERTY, name), via));
			}
		}
	}

	static boolean isOfResource(Word word) {
		return word == Word.READS_RESOURCE || word == Word.READS_RESOURCE_BESIDE || word == Word.READS_BUNDLE
				|| word == Word.READS_FILE;
	}

	private Set<String> locations(Read read, String pattern) {
		if (read.word() == Word.READS_FILE) {
			String file = OutsideNames.file(pattern);
			return (file != null) ? Set.of(file) : Set.of();
		}
		Set<String> locations = new TreeSet<>();
		if (read.word() == Word.READS_RESOURCE || pattern.startsWith("${")) {
			String location = OutsideNames.location(pattern);
			if (location != null) {
				locations.add(location);
			}
		}
		if (read.word() == Word.READS_BUNDLE) {
			return OutsideNames.bundle(pattern);
		}
		if (read.word() == Word.READS_RESOURCE) {
			return locations;
		}
		String beside = read.beside();
		locations.add(OutsideNames.beside(beside, pattern));
		if (beside != null && !read.exact()) {
			this.index.hierarchy()
				.subtypes(beside)
				.forEach((subtype) -> locations.add(OutsideNames.beside(subtype, pattern)));
		}
		return locations;
	}

	private static Set<String> properties(Word word, String pattern) {
		return switch (word) {
			case READS_PREFIX -> OutsideNames.properties(pattern, true);
			case READS_PLACEHOLDERS -> OutsideNames.resolved(pattern);
			case READS_PROFILES -> Set.of(OutsideNames.PROFILES);
			case READS_SYSTEM_PROPERTY -> Set.of(OutsideNames.ofSystem(OutsideNames.SYSTEM_PROPERTY, pattern));
			case READS_ENVIRONMENT_VARIABLE ->
				Set.of(OutsideNames.ofSystem(OutsideNames.ENVIRONMENT_VARIABLE, pattern));
			default -> OutsideNames.properties(pattern, false);
		};
	}

}
