package dev.embercache.lineage.judge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Explanation;
import dev.embercache.lineage.Explanation.Tracked;
import dev.embercache.lineage.Explanation.Untracked;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.classpath.Libraries;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.Nests;
import dev.embercache.rules.Rule;

/**
 * Says what a lineage holds and what it does not, by the code of a generation.
 */
final class LineageExplainer {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Libraries libraries;

	LineageExplainer(ClassIndex index, BeanWirings beans, Libraries libraries) {
		this.index = index;
		this.beans = beans;
		this.libraries = libraries;
	}

	Explanation explain(Lineage lineage, Verdict verdict) {
		Reason reason = new Reason(lineage, this.index, this.libraries, this.beans);
		List<Tracked> tracked = lineage.parts()
			.stream()
			.filter((part) -> part.fingerprint().isPresent())
			.sorted(Comparator.comparingInt((part) -> lineage.path(part).size()))
			.map(reason::tracked)
			.toList();
		Map<String, Tracked> byText = new LinkedHashMap<>();
		tracked.forEach((each) -> byText.putIfAbsent(each.text(), each));
		return new Explanation(lineage.displayName(), verdict, List.copyOf(byText.values()),
				List.copyOf(untracked(lineage)));
	}

	private Set<Untracked> untracked(Lineage lineage) {
		Set<Untracked> untracked = new LinkedHashSet<>();
		String producer = lineage.displayName();
		if (producer == null) {
			untracked.add(new Untracked("put by hand", "the code that computes the values",
					"The cache was used directly. Use @Cacheable, or name the classes with 'depends-on.classes'.",
					null));
		}
		boolean code = lineage.parts().stream().anyMatch((part) -> member(part.element()) != null);
		if (producer != null && !code) {
			untracked.add(new Untracked(producer, "the code that computes the values",
					"It is excluded by 'track-code', or is not part of the application.", null));
		}
		for (Part part : lineage.parts()) {
			Member member = member(part.element());
			if (member != null) {
				String where = Reason.name(part.element());
				member.references().forEach((reference) -> add(where, reference, untracked));
			}
		}
		return untracked;
	}

	private void add(String where, Reference reference, Set<Untracked> untracked) {
		Rule rule = this.index.isApplication(reference.owner()) ? null
				: this.index.libraryCode().methods().untracked(reference);
		if (rule != null) {
			String what = Nests.readable(reference.owner()) + "." + reference.name();
			untracked.add(new Untracked(where, what, rule.text(), rule.origin()));
		}
	}

	private @Nullable Member member(Element element) {
		return (element.kind() == Kind.METHOD) ? this.index.find(element.member()) : null;
	}

}
