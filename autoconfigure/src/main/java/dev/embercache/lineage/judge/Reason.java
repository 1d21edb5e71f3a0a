package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Change;
import dev.embercache.lineage.Change.How;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Explanation.Tracked;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.OutsideNames;
import dev.embercache.lineage.classpath.Libraries;
import dev.embercache.lineage.classpath.Resources;
import dev.embercache.lineage.classpath.Surroundings;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.index.LibraryMethods;
import dev.embercache.lineage.index.Nests;
import dev.embercache.rules.Rule;

/**
 * Says what a difference is, and how the producer comes to it.
 */
final class Reason {

	private static final String ARROW = " -> ";

	private static final int LONGEST = 5;

	private final Lineage lineage;

	private final ClassIndex index;

	private final Libraries libraries;

	private final BeanWirings beans;

	Reason(Lineage lineage, ClassIndex index, Libraries libraries, BeanWirings beans) {
		this.beans = beans;
		this.libraries = libraries;
		this.lineage = lineage;
		this.index = index;
	}

	/**
	 * Describe a part that differs.
	 * @param part the part
	 * @param now the fingerprint that its element has now
	 * @return the change
	 */
	Change of(Part part, Fingerprint now) {
		How how = how(part, now);
		List<String> path = path(part);
		List<String> shown = new ArrayList<>(path);
		if (shown.size() > LONGEST) {
			shown.subList(2, shown.size() - 2).clear();
			shown.add(2, "...");
		}
		String way = String.join(ARROW, shown);
		String arrow = (way.isEmpty() || part.element().kind() == Kind.APPLICATION) ? "" : ARROW;
		return new Change(part.element(), how, path, way + arrow + what(part, how));
	}

	/**
	 * Describe a part as something that is looked at.
	 */
	Tracked tracked(Part part) {
		Element element = part.element();
		String text = switch (element.kind()) {
			case LIBRARY -> "library " + this.libraries.name(element.name());
			case APPLICATION -> name(element) + reflection(part);
			default -> name(element) + computed(element);
		};
		return new Tracked(element, text, path(part));
	}

	/**
	 * Say why everything of a kind counts, and what to do about it.
	 */
	private static String computed(Element element) {
		boolean resource = element.kind() == Kind.RESOURCE && element.name().equals(Resources.ALL);
		boolean property = element.kind() == Kind.PROPERTY && element.name().equals(OutsideNames.ALL_PROPERTIES);
		return (resource || property)
				? ", which are all, because a name is found at run time (begin it with a constant)" : "";
	}

	/**
	 * Name the first call by which the whole application counts, and its rule.
	 */
	private String reflection(Part part) {
		List<Element> path = this.lineage.path(part);
		Element caller = (path.size() < 2) ? null : path.get(path.size() - 2);
		Member member = (caller != null && caller.kind() == Kind.METHOD) ? this.index.find(caller.member()) : null;
		if (member == null) {
			return "";
		}
		LibraryMethods library = this.index.libraryCode().methods();
		for (Reference reference : member.references()) {
			Rule rule = this.index.isApplication(reference.owner()) ? null : library.reflection(reference);
			if (rule != null) {
				return ", by %s.%s (%s)".formatted(Nests.readable(reference.owner()), reference.name(), rule.origin());
			}
		}
		return "";
	}

	private List<String> path(Part part) {
		List<String> path = new ArrayList<>();
		String producer = this.lineage.displayName();
		if (producer != null && !isOfValue(part)) {
			path.add(producer);
		}
		for (Element element : this.lineage.path(part)) {
			String name = name(element);
			if (!isSilent(element) && !element.equals(part.element()) && !path.contains(name)) {
				path.add(name);
			}
		}
		path.remove(name(part.element()));
		return path;
	}

	private static boolean isSilent(Element element) {
		return element.kind() == Kind.DECLARATION || element.kind() == Kind.CALLABLE;
	}

	private boolean isOfValue(Part part) {
		Part step = part;
		while (step.via() >= 0) {
			step = this.lineage.parts().get(step.via());
		}
		return step.via() == Part.BY_VALUE;
	}

	private How how(Part part, Fingerprint now) {
		Element element = part.element();
		boolean gone = switch (element.kind()) {
			case CLASS, VALUE, DATA, DECLARATION, METHOD, FIELD, INITIALIZER ->
				!this.index.state(element.owner()).present();
			default -> false;
		};
		if (gone || !now.isPresent()) {
			return How.REMOVED;
		}
		if (!part.fingerprint().isPresent()) {
			return How.ADDED;
		}
		return (now.isKnown() && part.fingerprint().isKnown()) ? How.CHANGED : How.IN_DOUBT;
	}

	private String what(Part part, How how) {
		Element element = part.element();
		String name = name(element);
		return switch (element.kind()) {
			case CLASS, VALUE, DATA, DECLARATION, METHOD, FIELD, RESOURCE, PROPERTY, CACHE, STATEMENT, INITIALIZER,
					SURROUNDINGS ->
				name + " " + verb(how);
			case CLASSES -> name + " " + matching(this.index.matching(element.name()));
			case LIBRARY -> "library " + this.libraries.name(element.name()) + " is a different version";
			case BEAN -> name + " " + ((how == How.CHANGED) ? wiredDifferently(part) : verb(how));
			case BEANS -> name + " " + otherBeans(part);
			case ROWS -> name + " are gone";
			case INSTANCES -> name + " is made now";
			case DATABASE -> name + " is another one, or other scripts fill it";
			case CALLABLE -> callable(name, this.index.libraryTypes().callable(element.name()));
			case SUBTYPES -> name + " " + implementations(part, this.index.subtypes(element.name()));
			case TARGETS ->
				name + " " + implementations(part, this.index.hierarchy().targets(element.member()).keySet());
			case ADVICE ->
				name + " " + implementations(part, this.index.hierarchy().advice(this.beans.attributedAdvice()));
			case STATE -> name + " " + users("changed", this.index.setters().of(element));
			case CALLERS -> name + " " + users("called", this.index.callers().of(element.member()).keySet());
			case APPLICATION -> " finds classes at run time, and one of them changed";
		};
	}

	static String name(Element element) {
		String owner = isOfCode(element) ? Nests.readable(element.owner()) : "";
		return switch (element.kind()) {
			case CLASS, VALUE, DATA, DECLARATION, SUBTYPES, CALLABLE, INSTANCES -> owner;
			case INITIALIZER -> "static initializer of " + owner;
			case STATEMENT -> "@CacheLineage of " + member(owner, element.member());
			case CLASSES -> "classes '" + element.name() + "'";
			case CACHE -> "the configuration of cache '" + element.name() + "'";
			case METHOD, TARGETS, FIELD, CALLERS -> member(owner, element.member());
			case STATE -> element.isOfLibrary() ? element.name() : member(owner, element.member());
			case BEAN -> "bean '" + element.name() + "'";
			case BEANS -> element.equals(Element.ALL_BEANS) ? "beans"
					: "beans of type '%s'".formatted(Nests.readable(element.name()));
			case ROWS -> "the rows of '" + element.name() + "'";
			case DATABASE -> "the database of '" + element.name() + "'";
			case ADVICE -> "advice";
			case APPLICATION -> "application";
			case RESOURCE -> "resource '" + element.name() + "'";
			case PROPERTY -> property(element.name());
			case LIBRARY -> "library of " + element.name();
			case SURROUNDINGS -> Surroundings.describe(element.name());
		};
	}

	private static String property(String name) {
		if (name.startsWith(OutsideNames.SYSTEM_PROPERTY)) {
			return "system property '" + name.substring(OutsideNames.SYSTEM_PROPERTY.length()) + "'";
		}
		if (name.startsWith(OutsideNames.ENVIRONMENT_VARIABLE)) {
			return "environment variable '" + name.substring(OutsideNames.ENVIRONMENT_VARIABLE.length()) + "'";
		}
		return "property '" + name + "'";
	}

	private static boolean isOfCode(Element element) {
		return switch (element.kind()) {
			case RESOURCE, PROPERTY, LIBRARY, CLASSES, CACHE, BEAN, BEANS, ROWS, ADVICE, APPLICATION, SURROUNDINGS,
					DATABASE ->
				false;
			default -> true;
		};
	}

	private static String member(String owner, MemberRef member) {
		return switch (member.name()) {
			case "<init>" -> "new " + owner;
			case "<clinit>" -> "static initializer of " + owner;
			default -> owner + "." + member.name();
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

	private String wiredDifferently(Part part) {
		BeanWiring now = this.beans.find(part.element().name());
		String what = (part.wiring() != null && now != null) ? new WiringChange(part.wiring(), now).describe() : "";
		return what.isEmpty() ? "is wired differently" : "is wired differently: " + what;
	}

	private String otherBeans(Part part) {
		Set<String> now = new TreeSet<>(
				part.element().equals(Element.ALL_BEANS) ? this.beans.all() : this.beans.ofType(part.element().name()));
		int position = this.lineage.parts().indexOf(part);
		Set<String> removed = new TreeSet<>();
		for (Part other : this.lineage.parts()) {
			if (other.element().kind() == Kind.BEAN && !now.remove(other.element().name()) && other.via() == position) {
				removed.add(other.element().name());
			}
		}
		String change = part.element().equals(Element.ALL_BEANS) ? ""
				: WiringChange.names("now include", now, "instead of", "no longer include", removed);
		return change.isEmpty() ? "are others" : change;
	}

	private String implementations(Part part, Set<?> now) {
		Kind kind = (part.element().kind() == Kind.TARGETS) ? Kind.METHOD : Kind.CLASS;
		Set<String> added = added(kind, now).map(Element::owner).collect(Collectors.toCollection(TreeSet::new));
		return added.isEmpty() ? "has other implementations" : "has a new implementation " + String.join(", ", added);
	}

	private String matching(Set<String> now) {
		Set<String> added = added(Kind.DECLARATION, now).map(Element::name)
			.collect(Collectors.toCollection(TreeSet::new));
		return added.isEmpty() ? "lost a class" : "now include " + String.join(", ", added);
	}

	private String callable(String name, Set<MemberRef> now) {
		Set<String> added = added(Kind.METHOD, now).map(Reason::name).collect(Collectors.toCollection(TreeSet::new));
		return added.isEmpty() ? name + " lost a method" : String.join(", ", added) + " is new";
	}

	private String users(String what, Set<MemberRef> now) {
		Set<String> added = added(Kind.METHOD, now).map(Reason::name).collect(Collectors.toCollection(TreeSet::new));
		return added.isEmpty() ? "is no longer %s by a method that %s it".formatted(what, what)
				: "is %s by %s".formatted(what, String.join(", ", added));
	}

	private Stream<Element> added(Kind kind, Set<?> now) {
		Set<Element> then = this.lineage.parts().stream().map(Part::element).collect(Collectors.toSet());
		return now.stream()
			.map((name) -> new Element(kind, name.toString()))
			.filter((element) -> !then.contains(element));
	}

}
