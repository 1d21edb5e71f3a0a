package dev.embercache.lineage.reach;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * What a value can have come from, each with the element through which it was found
 * first.
 */
public final class ReachedElements {

	private final Map<Element, Origin> origins = new LinkedHashMap<>();

	private final Map<Reference, Element> calls = new LinkedHashMap<>();

	/**
	 * Return what was found, with how it was.
	 * @return the elements
	 */
	public Map<Element, Origin> origins() {
		return this.origins;
	}

	/**
	 * Add a class of the value or of the key.
	 * @param element the element
	 * @param origin how it was found
	 * @return whether it is new
	 */
	boolean addValue(Element element, Origin origin) {
		return this.origins.putIfAbsent(element, origin) == null;
	}

	/**
	 * Add what is not code: resources, configuration properties, libraries.
	 */
	void addOutside(Reference reference, Element via) {
		switch (reference.how()) {
			case RESOURCE -> add(new Element(Kind.RESOURCE, reference.name()), via);
			case PROPERTY -> add(new Element(Kind.PROPERTY, reference.name()), via);
			case BEAN, NAMED_BEAN, MENTION, READ, WRITE, STATIC_WRITE, LAMBDA, UNKNOWN_CALL, NATIVE -> {
				// Nothing of a library runs.
			}
			case EVALUATED -> {
				if (!reference.name().isEmpty() && !reference.owner().isEmpty()) {
					this.calls.putIfAbsent(called(reference), via);
				}
			}
			default -> this.calls.putIfAbsent(reference, via);
		}
	}

	/**
	 * Return the method that an expression calls, of which it does not say all.
	 */
	private static Reference called(Reference reference) {
		return new Reference(How.STATIC_CALL, reference.owner(), reference.name(), "()Ljava/lang/Object;");
	}

	/**
	 * Return what code refers to in the way of a call, with the first element that does.
	 * @return the references, to application classes too
	 */
	public Map<Reference, Element> calls() {
		return this.calls;
	}

	public boolean add(Element element, @Nullable Element via) {
		return this.origins.putIfAbsent(element, (via != null) ? new Origin(via, false) : Origin.PRODUCER) == null;
	}

	/**
	 * How an element was found.
	 *
	 * @param via the element through which it was found, or {@code null}
	 * @param byValue whether it was found from a class of the value or the key
	 */
	public record Origin(@Nullable Element via, boolean byValue) {

		public static final Origin PRODUCER = new Origin(null, false);

		static final Origin VALUE = new Origin(null, true);

	}

}
