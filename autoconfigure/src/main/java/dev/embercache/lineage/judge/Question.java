package dev.embercache.lineage.judge;

import java.util.Collection;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Producer;

/**
 * What a lineage is asked for by.
 *
 * @param cache the name of the cache
 * @param producer the producer, if there is one
 * @param classNames the names of the classes of the value and the key
 * @param libraryNames the names of those of libraries
 */
record Question(String cache, @Nullable Producer producer, Set<String> classNames, Set<String> libraryNames) {

	/**
	 * Return names in the form in which they can be compared.
	 */
	static Set<String> set(Collection<String> names) {
		return (names instanceof Set<String> set) ? set : Set.copyOf(names);
	}

	/**
	 * Return a question that keeps what it is.
	 */
	Question copy() {
		return new Question(this.cache, this.producer, Set.copyOf(this.classNames), Set.copyOf(this.libraryNames));
	}

}
