package dev.embercache.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.util.ClassUtils;

import dev.embercache.lineage.Change.How;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Lineage.Part;

/**
 * Compares a lineage with the code of a generation.
 */
final class Judge {

	private final ClassIndex index;

	private final BeanWirings beans;

	private boolean missedBeans;

	Judge(ClassIndex index, BeanWirings beans) {
		this.index = index;
		this.beans = beans;
	}

	/**
	 * Return whether a bean was not known, so that another answer is possible once it is.
	 * @return whether the last verdict is a preliminary one
	 */
	boolean missedBeans() {
		return this.missedBeans;
	}

	Verdict judge(Lineage lineage) {
		List<Change> changes = new ArrayList<>();
		lineage.parts()
			.stream()
			.filter((part) -> !part.fingerprint().sameAs(fingerprint(part.element())))
			.sorted((one, other) -> Integer.compare(lineage.path(one).size(), lineage.path(other).size()))
			.forEach((part) -> changes.add(change(lineage, part)));
		return changes.isEmpty() ? new Verdict.Holds() : new Verdict.Stale(changes);
	}

	/**
	 * Return the fingerprint that an element has now.
	 * @param element the element
	 * @return its fingerprint
	 */
	Fingerprint fingerprint(Element element) {
		return switch (element.kind()) {
			case CLASS -> this.index.state(element.name()).fingerprint();
			case SUBTYPES -> new Tokens().addAll(this.index.subtypes(element.name())).fingerprint();
			case BEAN -> wiring(element.name());
		};
	}

	private Fingerprint wiring(String beanName) {
		BeanWiring bean = this.beans.find(beanName);
		if (bean == null) {
			this.missedBeans = true;
			return Fingerprint.ABSENT;
		}
		return bean.fingerprint();
	}

	private Change change(Lineage lineage, Part part) {
		How how = how(part);
		List<String> path = new ArrayList<>();
		boolean byValue = lineage.path(part).stream().anyMatch((step) -> isValue(lineage, step));
		String producer = lineage.displayName();
		if (producer != null && !byValue) {
			path.add(producer);
		}
		String text = String.join(" -> ", path) + (path.isEmpty() ? "" : " -> ") + what(lineage, part, how);
		return new Change(part.element(), how, path, text);
	}

	private static boolean isValue(Lineage lineage, Element element) {
		return lineage.parts()
			.stream()
			.anyMatch((part) -> part.via() == Part.BY_VALUE && part.element().equals(element));
	}

	private How how(Part part) {
		Fingerprint now = fingerprint(part.element());
		if (part.element().kind() == Kind.CLASS && !this.index.state(part.element().name()).present()) {
			return How.REMOVED;
		}
		if (!part.fingerprint().isPresent()) {
			return How.ADDED;
		}
		if (!now.isPresent()) {
			return How.REMOVED;
		}
		return (now.isKnown() && part.fingerprint().isKnown()) ? How.CHANGED : How.IN_DOUBT;
	}

	private String what(Lineage lineage, Part part, How how) {
		String name = part.element().name();
		return switch (part.element().kind()) {
			case CLASS -> ClassUtils.getShortName(name) + " " + verb(how);
			case BEAN -> "bean '" + name + "' " + ((how == How.CHANGED) ? "is wired differently" : verb(how));
			case SUBTYPES -> ClassUtils.getShortName(name) + " " + subtypes(lineage, name);
		};
	}

	private static String verb(How how) {
		return switch (how) {
			case CHANGED -> "changed";
			case REMOVED -> "is gone";
			case ADDED -> "is new";
			case IN_DOUBT -> "was rewritten while the application ran";
		};
	}

	private String subtypes(Lineage lineage, String name) {
		Set<String> then = lineage.parts()
			.stream()
			.filter((part) -> part.element().kind() == Kind.CLASS)
			.map((part) -> part.element().name())
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> added = new TreeSet<>(this.index.subtypes(name));
		added.removeAll(then);
		return added.isEmpty() ? "has other implementations" : "has a new implementation " + String.join(", ", added);
	}

}
