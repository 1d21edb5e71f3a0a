package dev.embercache.lineage.judge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Verdict;

/**
 * The verdicts that hold as long as nothing is learned about beans. Who learns something
 * begins anew with other ones, so that a verdict from before cannot come late.
 */
final class Verdicts {

	private final Map<Fingerprint, Verdict> byId = new ConcurrentHashMap<>();

	private volatile @Nullable Judged last;

	/**
	 * Return the verdict on a lineage, or {@code null}. Who reads an entry asks twice in
	 * a row, and the entries of a cache mostly have one and the same lineage.
	 */
	@SuppressWarnings("ReferenceEquality")
	@Nullable Verdict find(Lineage lineage) {
		Judged last = this.last;
		if (last != null && last.lineage() == lineage) {
			return last.verdict();
		}
		Verdict verdict = this.byId.get(lineage.id());
		if (verdict != null) {
			this.last = new Judged(lineage, verdict);
		}
		return verdict;
	}

	void add(Lineage lineage, Verdict verdict) {
		this.byId.put(lineage.id(), verdict);
	}

	private record Judged(Lineage lineage, Verdict verdict) {

	}

}
