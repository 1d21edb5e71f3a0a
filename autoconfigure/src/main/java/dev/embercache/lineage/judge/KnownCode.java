package dev.embercache.lineage.judge;

import dev.embercache.lineage.classpath.KnownClasses;
import dev.embercache.lineage.index.LastingFingerprints;

/**
 * Carries what the generations of a JVM have learned about application code from one to
 * the next: what was read of class files, and the fingerprints computed from it, so that
 * a generation reads and hashes what changed only. Holds names and hashes, and nothing of
 * the application itself. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class KnownCode {

	private final KnownClasses classes = new KnownClasses();

	private final LastingFingerprints fingerprints = new LastingFingerprints();

	KnownClasses classes() {
		return this.classes;
	}

	LastingFingerprints fingerprints() {
		return this.fingerprints;
	}

}
