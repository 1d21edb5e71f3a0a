package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.classpath.Libraries;
import dev.embercache.lineage.index.ClassIndex;

/**
 * Compares a lineage with the code of a generation.
 */
final class Judge {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Libraries libraries;

	private final CurrentFingerprints fingerprints;

	Judge(ClassIndex index, BeanWirings beans, Libraries libraries, CurrentFingerprints fingerprints) {
		this.index = index;
		this.beans = beans;
		this.libraries = libraries;
		this.fingerprints = fingerprints;
	}

	/**
	 * Return whether all beans and databases of a lineage are known, so that its verdict
	 * will stay what it is.
	 * @param lineage the lineage
	 * @return whether no other verdict is possible in this generation
	 */
	boolean isFinal(Lineage lineage) {
		for (String bean : lineage.beans()) {
			if (!this.beans.isSettled(bean)) {
				return false;
			}
		}
		if (lineage.hasBeans() && !this.beans.isComplete()) {
			return false;
		}
		for (String dataSource : lineage.inMemoryDatabases()) {
			if (this.beans.rows(dataSource) == null) {
				return false;
			}
		}
		return lineage.parts()
			.stream()
			.map(Part::element)
			.noneMatch((element) -> element.kind() == Kind.DATABASE && this.beans.database(element.name()) == null);
	}

	Verdict judge(Lineage lineage) {
		List<Part> different = new ArrayList<>();
		for (Part part : lineage.parts()) {
			if (!part.fingerprint().sameAs(this.fingerprints.fingerprint(part.element()))) {
				different.add(part);
			}
		}
		if (different.isEmpty()) {
			return new Verdict.Holds();
		}
		Reason reason = new Reason(lineage, this.index, this.libraries, this.beans);
		return new Verdict.Stale(different.stream()
			.sorted(Comparator.comparing((part) -> lineage.path(part).size()))
			.map((part) -> reason.of(part, this.fingerprints.fingerprint(part.element())))
			.toList());
	}

}
