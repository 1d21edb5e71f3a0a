package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.classpath.Outside;
import dev.embercache.lineage.classpath.Surroundings;
import dev.embercache.lineage.index.ClassIndex;

/**
 * A lineage with the files that may yet say that it is not what this generation runs.
 * <p>
 * The summary of a class is read from its file, the class itself is loaded from it later,
 * perhaps after an edit. Until the class is loaded nobody knows which code it will be, so
 * its file is <em>watched</em>: its time is compared whenever the lineage is asked for. A
 * class that is loaded, and whose file is still the one that was read, is
 * <em>settled</em> and not looked at again. Resources are never settled, since code may
 * read them at any time.
 */
final class WatchedLineage {

	private static final int LOADED_AT_ONCE = 8;

	private final Lineage lineage;

	private final ClassIndex index;

	private final Outside outside;

	/** The locations of resources and property files, by the name of their element. */
	private final Map<String, Set<String>> locations = new HashMap<>();

	/** What the JVM can get other defaults for at any time. */
	private final List<Part> surroundings = new ArrayList<>();

	/** The classes whose files are still looked at. */
	private volatile Set<String> unsettled = Set.of();

	WatchedLineage(Lineage lineage, ClassIndex index, Outside outside) {
		this.lineage = lineage;
		this.index = index;
		this.outside = outside;
		if (!lineage.inDoubt()) {
			this.unsettled = watch();
		}
	}

	private Set<String> watch() {
		Set<String> classNames = new HashSet<>();
		for (Part part : this.lineage.parts()) {
			Element element = part.element();
			switch (element.kind()) {
				case CLASS, VALUE, DATA, DECLARATION, METHOD, FIELD, STATEMENT, INITIALIZER ->
					classNames.add(element.owner());
				case RESOURCE -> addLocations(element, this.outside.resourceLocations(element.name()));
				case PROPERTY -> addLocations(element, this.outside.locations(element.name()));
				case APPLICATION -> classNames.addAll(this.index.names());
				case SURROUNDINGS -> {
					if (Surroundings.canChange(element.name())) {
						this.surroundings.add(part);
					}
				}
				default -> {
					// Names only
				}
			}
		}
		return classNames;
	}

	private void addLocations(Element element, Set<String> locations) {
		if (!locations.isEmpty()) {
			this.locations.computeIfAbsent(element.name(), (name) -> new HashSet<>()).addAll(locations);
		}
	}

	Lineage lineage() {
		return this.lineage;
	}

	/**
	 * Load some of the watched classes, so that their files need not be looked at for
	 * ever. Those that the producer calls are loaded in any case by now, and this costs
	 * nothing; the others may take their time, so that it is not all of them at once.
	 */
	void settle() {
		Set<String> before = this.unsettled;
		if (before.isEmpty()) {
			return;
		}
		Set<String> remaining = new HashSet<>(before);
		remaining.removeIf(this.index.loaded()::isSettled);
		remaining.stream()
			.filter((className) -> !this.index.loaded().wasLoaded(className))
			.limit(LOADED_AT_ONCE)
			.forEach(this.index.loaded()::load);
		this.unsettled = remaining;
	}

	/**
	 * Return the lineage as it has to be after all that was written meanwhile.
	 * @return this lineage, with the parts in doubt whose files were rewritten; the very
	 * same if none was
	 */
	Lineage current() {
		Set<String> rewritten = rewritten();
		return rewritten.isEmpty() ? this.lineage : doubted(rewritten);
	}

	private Set<String> rewritten() {
		Set<String> unsettled = this.unsettled;
		if (unsettled.isEmpty() && this.locations.isEmpty() && this.surroundings.isEmpty()) {
			return Set.of();
		}
		Set<String> rewritten = new HashSet<>();
		for (String className : unsettled) {
			if (this.index.loaded().isRewritten(className)) {
				rewritten.add(className);
			}
		}
		this.locations.forEach((name, locations) -> {
			if (locations.stream().anyMatch(this.outside.resources()::isRewritten)) {
				rewritten.add(name);
			}
		});
		for (Part part : this.surroundings) {
			if (!part.fingerprint().equals(this.outside.surroundings().fingerprint(part.element().name()))) {
				rewritten.add(part.element().name());
			}
		}
		return rewritten;
	}

	private Lineage doubted(Set<String> names) {
		List<Part> parts = new ArrayList<>();
		for (Part part : this.lineage.parts()) {
			boolean doubted = part.element().equals(Element.APPLICATION) || names.contains(part.element().owner());
			parts.add(doubted ? new Part(part.element(), Fingerprint.UNKNOWN, part.via()) : part);
		}
		return new Lineage(this.lineage.producer(), parts);
	}

}
