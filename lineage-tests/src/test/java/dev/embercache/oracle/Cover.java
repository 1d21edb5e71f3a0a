package dev.embercache.oracle;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Lineage;

/**
 * Which methods are in a lineage: by name, as part of a class, or because all are.
 */
final class Cover {

	private static final Pattern NUMBERED = Pattern.compile("\\$\\d+$");

	private final Set<Element> elements = new HashSet<>();

	Cover(Lineage lineage) {
		lineage.parts().forEach((part) -> this.elements.add(part.element()));
	}

	/**
	 * Return whether a method is in the lineage.
	 * @param method a name such as {@code com.acme.FlatTax.percent(I)I}
	 */
	boolean has(String method) {
		String owner = method.substring(0, method.lastIndexOf('.', method.indexOf('(')));
		return this.elements.contains(Element.APPLICATION) || hasMember(owner, method) || hasLibrary(owner)
				|| (NUMBERED.matcher(owner).find() && hasNumbered(owner, method));
	}

	private boolean hasMember(String owner, String method) {
		boolean makes = method.startsWith(owner + ".<init>");
		return has(Kind.METHOD, method) || has(Kind.CLASS, owner)
				|| (makes && (has(Kind.VALUE, owner) || has(Kind.DATA, owner)))
				|| (method.startsWith(owner + ".<clinit>") && has(Kind.INITIALIZER, owner));
	}

	/**
	 * The code of libraries and of sibling modules is not followed: whether it counts as
	 * a whole is for the edits to tell.
	 */
	private boolean hasLibrary(String owner) {
		String packageName = owner.substring(0, owner.lastIndexOf('.') + 1);
		return this.elements.stream()
			.anyMatch((element) -> element.kind() == Kind.LIBRARY && element.name().startsWith(packageName));
	}

	private boolean has(Kind kind, String name) {
		return this.elements.contains(new Element(kind, name));
	}

	/**
	 * Numbered classes have other names in lineages, which begin with that of the class
	 * around them.
	 */
	private boolean hasNumbered(String owner, String method) {
		String outer = NUMBERED.matcher(owner).replaceFirst("\\$");
		String rest = method.substring(owner.length());
		return this.elements.stream()
			.map(Element::name)
			.anyMatch((name) -> name.startsWith(outer) && (name.endsWith(rest) || !name.contains("(")));
	}

}
