package dev.embercache.lineage.judge;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;
import dev.embercache.lineage.bytecode.CodeRules;
import dev.embercache.lineage.classpath.KnownClasses;
import dev.embercache.lineage.index.LastingFingerprints;
import dev.embercache.rules.LibraryRules;

/**
 * Carries what the generations of a JVM have learned about application code from one to
 * the next: what was read of class files, and the fingerprints computed from it, so that
 * a generation reads and hashes what changed only. Both depend on what is known about
 * libraries: a generation with other rules begins anew. Holds names, rules and hashes,
 * and nothing of the application itself. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class KnownCode {

	private @Nullable Learned learned;

	/**
	 * Return what generations with the given rules have learned. What others did is
	 * forgotten.
	 * @param rules the rules of the generation
	 */
	synchronized Learned under(LibraryRules rules) {
		Fingerprint fingerprint = fingerprint(rules);
		Learned learned = this.learned;
		if (learned == null || !learned.rules().equals(fingerprint)) {
			learned = new Learned(fingerprint, new KnownClasses(new CodeRules(rules)), new LastingFingerprints(rules));
			this.learned = learned;
		}
		return learned;
	}

	private static Fingerprint fingerprint(LibraryRules rules) {
		Tokens tokens = new Tokens();
		rules.all()
			.forEach((rule) -> tokens.add(rule.word().text())
				.add(String.valueOf(rule.isException()))
				.add(rule.pattern())
				.add(rule.text()));
		return tokens.fingerprint();
	}

	/**
	 * What generations with the same rules have learned.
	 *
	 * @param rules the fingerprint of the rules
	 * @param classes what was read of class files
	 * @param fingerprints the fingerprints of elements
	 */
	record Learned(Fingerprint rules, KnownClasses classes, LastingFingerprints fingerprints) {

	}

}
