package dev.embercache.lineage;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Element.Kind;

/**
 * Finds all that a value can have come from, the nearest first.
 */
final class Reach {

	private final ClassIndex index;

	private final Map<Element, Origin> origins = new LinkedHashMap<>();

	private final Deque<Element> open = new ArrayDeque<>();

	Reach(ClassIndex index) {
		this.index = index;
	}

	/**
	 * Return what was found, with the element through which it was found.
	 * @return the elements
	 */
	Map<Element, Origin> origins() {
		return this.origins;
	}

	/**
	 * Add classes of the value or of the key: them and what they inherit.
	 * @param classNames the names of the classes
	 */
	void addValues(Collection<String> classNames) {
		for (String className : new TreeSet<>(classNames)) {
			addValue(element(className), Origin.VALUE);
		}
	}

	/**
	 * Add a producer with all that it reaches.
	 * @param producer the producer
	 */
	void addProducer(Producer producer) {
		reach(element(producer.className()), Origin.PRODUCER);
		for (BeanWiring bean : producer.wiring()) {
			Element element = new Element(Kind.BEAN, bean.name());
			this.origins.putIfAbsent(element, Origin.PRODUCER);
			reach(bean.className(), element);
			reach(bean.factoryClassName(), element);
		}
		for (Element next = this.open.poll(); next != null; next = this.open.poll()) {
			follow(next);
		}
	}

	private void addValue(Element element, Origin origin) {
		if (!this.index.isApplication(element.name()) || this.origins.putIfAbsent(element, origin) != null) {
			return;
		}
		ClassSummary summary = this.index.state(element.name()).summary();
		if (summary != null) {
			summary.supertypes().forEach((supertype) -> addValue(element(supertype), new Origin(element, true)));
		}
	}

	private void reach(@Nullable String className, Element via) {
		if (className != null) {
			reach(element(className), new Origin(via, false));
		}
	}

	private void reach(Element element, Origin origin) {
		if (!this.index.isApplication(element.name())) {
			return;
		}
		Origin known = this.origins.get(element);
		if (known == null || known.byValue()) {
			this.origins.put(element, origin);
			this.open.add(element);
		}
	}

	private void follow(Element type) {
		ClassSummary summary = this.index.state(type.name()).summary();
		if (summary == null) {
			return;
		}
		summary.types().forEach((name) -> reach(name, type));
		Element subtypes = new Element(Kind.SUBTYPES, type.name());
		this.origins.put(subtypes, new Origin(type, false));
		this.index.subtypes(type.name()).forEach((name) -> reach(name, subtypes));
	}

	private static Element element(String className) {
		String name = className.startsWith("[") ? className.substring(className.lastIndexOf('[') + 1) : className;
		if (className.startsWith("[") && name.endsWith(";")) {
			name = name.substring(1, name.length() - 1);
		}
		return new Element(Kind.CLASS, name);
	}

	/**
	 * How an element was found.
	 *
	 * @param via the element through which it was found, or {@code null}
	 * @param byValue whether it was found from a class of the value or the key
	 */
	record Origin(@Nullable Element via, boolean byValue) {

		static final Origin PRODUCER = new Origin(null, false);

		static final Origin VALUE = new Origin(null, true);

	}

}
