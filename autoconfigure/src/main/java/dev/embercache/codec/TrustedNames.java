package dev.embercache.codec;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of library classes that are known to be in values: those that were written
 * here, and those that lineages contain. Bytes may name them if only the application
 * itself can have written these bytes.
 */
final class TrustedNames {

	private static final int MOST_WRITTEN = 10_000;

	private final Set<String> written;

	private final int mostWritten;

	private final Set<String> read = ConcurrentHashMap.newKeySet();

	private volatile Collection<String> last = Set.of();

	private TrustedNames(Set<String> written, int mostWritten) {
		this.written = written;
		this.mostWritten = mostWritten;
	}

	/**
	 * Create names of which there are none, because bytes are not trusted.
	 */
	static TrustedNames none() {
		return new TrustedNames(Set.of(), 0);
	}

	/**
	 * Create names that are kept in a set of the caller's.
	 */
	static TrustedNames in(Set<String> written) {
		return new TrustedNames(written, MOST_WRITTEN);
	}

	boolean has(String name) {
		return this.read.contains(name) || this.written.contains(name);
	}

	void addWritten(String name) {
		if (this.written.size() < this.mostWritten) {
			this.written.add(name);
		}
	}

	/**
	 * Add the names of a lineage. Costs nothing if they are the same object as the last
	 * ones.
	 */
	void addRead(Collection<String> names) {
		if (names != this.last) {
			this.read.addAll(names);
			this.last = names;
		}
	}

}
