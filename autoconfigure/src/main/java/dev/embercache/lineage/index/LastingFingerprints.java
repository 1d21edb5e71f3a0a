package dev.embercache.lineage.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.index.ClassIndex.ClassState;
import dev.embercache.rules.LibraryRules;

/**
 * Fingerprints that one generation hands to the next, so that judging costs as much as
 * has changed. They belong to one generation at a time: an earlier one that is still at
 * work finds none here, and cannot add any. Safe for use by several threads.
 */
public final class LastingFingerprints {

	private final Ambient ambient;

	private final Map<Kind, OfKind> byKind = new EnumMap<>(Kind.class);

	private Map<String, ClassState> states = Map.of();

	private @Nullable Object owner;

	/**
	 * Create an empty instance.
	 * @param rules what is known about libraries; all generations have equal ones
	 */
	public LastingFingerprints(LibraryRules rules) {
		this.ambient = new Ambient(rules);
	}

	/**
	 * Take over what is still right.
	 * @param owner what stands for the generation, and holds nothing of it
	 * @param states all application classes in it
	 */
	public synchronized void takeOver(Object owner, Map<String, ClassState> states) {
		Unchanged unchanged = new Unchanged(this.states, states, this.ambient);
		this.byKind.keySet().removeIf((kind) -> !unchanged.mayContain(kind));
		this.byKind.values().forEach((ofKind) -> ofKind.removeClasses(unchanged.changed()));
		this.states = states;
		this.owner = owner;
	}

	/**
	 * Return the fingerprint of an element.
	 * @param owner what stands for the generation that asks
	 * @param element the element
	 * @return the fingerprint, or {@code null} if it has to be computed
	 */
	public synchronized @Nullable Fingerprint find(Object owner, Element element) {
		OfKind ofKind = (this.owner == owner) ? this.byKind.get(element.kind()) : null;
		return (ofKind != null) ? ofKind.fingerprints.get(element) : null;
	}

	/**
	 * Keep the fingerprint of an element, if that can be told to be unchanged later.
	 * @param owner what stands for the generation that computed it
	 * @param element the element
	 * @param fingerprint its fingerprint
	 * @return whether it is kept
	 */
	public synchronized boolean keep(Object owner, Element element, Fingerprint fingerprint) {
		if (this.owner != owner || !fingerprint.isKnown() || !Unchanged.canTell(element, this.states)) {
			return false;
		}
		this.byKind.computeIfAbsent(element.kind(), (kind) -> new OfKind()).put(element, fingerprint);
		return true;
	}

	/**
	 * The fingerprints of one kind of elements, with the elements of each class.
	 */
	private static final class OfKind {

		private final Map<Element, Fingerprint> fingerprints = new HashMap<>();

		private final Map<String, List<Element>> byClass = new HashMap<>();

		void put(Element element, Fingerprint fingerprint) {
			if (this.fingerprints.put(element, fingerprint) == null && Unchanged.isOfOneClass(element.kind())) {
				this.byClass.computeIfAbsent(element.owner(), (key) -> new ArrayList<>(2)).add(element);
			}
		}

		void removeClasses(Collection<String> classNames) {
			for (String className : classNames) {
				List<Element> elements = this.byClass.remove(className);
				if (elements != null) {
					elements.forEach(this.fingerprints::remove);
				}
			}
		}

	}

}
