package dev.embercache.codec;

import java.util.HashSet;
import java.util.Set;

/**
 * The names of the classes in a graph that are not the JDK's.
 *
 * @param application those of the application
 * @param library those of libraries, see {@link Encoded#libraryNames()}
 */
record ClassNames(Set<String> application, Set<String> library) {

	static final ClassNames NONE = new ClassNames(Set.of(), Set.of());

	ClassNames {
		application = Set.copyOf(application);
		library = Set.copyOf(library);
	}

	/**
	 * Return these names with others; these if they are all of them.
	 */
	ClassNames and(ClassNames others) {
		Set<String> application = join(this.application, others.application);
		Set<String> library = join(this.library, others.library);
		return (application == this.application && library == this.library) ? this
				: new ClassNames(application, library);
	}

	private static Set<String> join(Set<String> names, Set<String> others) {
		if (names.containsAll(others)) {
			return names;
		}
		Set<String> all = new HashSet<>(names);
		all.addAll(others);
		return Set.copyOf(all);
	}

}
