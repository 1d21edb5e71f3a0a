package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.classpath.Outside;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.reach.Reach;
import dev.embercache.lineage.reach.ReachedElements;
import dev.embercache.lineage.reach.ReachedElements.Origin;

/**
 * Makes lineages: lets the {@link Reach} find what a value can have come from, and gives
 * each element the fingerprint that it has now. Equal lineages are one object, and equal
 * elements too, since thousands of entries share them.
 */
final class LineageFactory {

	private final ClassIndex index;

	private final BeanWirings beans;

	private final Outside outside;

	private final CalledLibraries called;

	private final Function<String, Tracking> tracking;

	private final CurrentFingerprints fingerprints;

	private final Map<Fingerprint, Lineage> lineages = new ConcurrentHashMap<>();

	private final Map<Element, Element> elements = new ConcurrentHashMap<>();

	LineageFactory(ClassIndex index, BeanWirings beans, Outside outside, Function<String, Tracking> tracking,
			CurrentFingerprints fingerprints) {
		this.index = index;
		this.beans = beans;
		this.outside = outside;
		this.called = new CalledLibraries(index, outside.libraries());
		this.tracking = tracking;
		this.fingerprints = fingerprints;
	}

	Lineage create(Question question) {
		Producer producer = question.producer();
		Map<Element, Origin> origins = find(question).found().origins();
		Map<Element, Integer> positions = positions(origins);
		List<Part> parts = new ArrayList<>(positions.size());
		positions.keySet().forEach((element) -> {
			Origin origin = origins.getOrDefault(element, Origin.PRODUCER);
			parts.add(new Part(this.elements.computeIfAbsent(element, (key) -> key),
					this.fingerprints.fingerprint(element), via(origin, positions),
					(element.kind() == Kind.BEAN) ? this.beans.find(element.name()) : null));
		});
		Lineage lineage = new Lineage((producer != null) ? producer.name() : null, parts);
		Lineage other = this.lineages.putIfAbsent(lineage.id(), lineage);
		return (other != null) ? other : lineage;
	}

	private Reach find(Question question) {
		Producer producer = question.producer();
		Tracking ofCache = this.tracking.apply(question.cache());
		Reach reach = new Reach(this.index, this.beans, this.outside::value,
				(producer != null) ? ofCache.and(producer.tracking()) : ofCache);
		reach.found().add(new Element(Kind.CACHE, question.cache()), null);
		boolean followed = producer != null && reach.isCodeFollowed();
		reach.addValues(question.classNames(), followed ? Kind.VALUE : Kind.CLASS);
		reach.addLibraries(question.libraryNames());
		reach.addStated();
		if (producer != null) {
			reach.addProducer(producer);
			if (followed) {
				addDatabases(producer, reach.found());
			}
		}
		this.called.addTo(reach.found());
		return reach;
	}

	private void addDatabases(Producer producer, ReachedElements found) {
		for (BeanWiring bean : producer.wiring()) {
			if (this.beans.database(bean.name()) != null) {
				found.add(new Element(Kind.DATABASE, bean.name()), null);
			}
		}
	}

	/**
	 * Number the elements in their natural order, by which parts name one another.
	 */
	private static Map<Element, Integer> positions(Map<Element, Origin> origins) {
		Map<Element, Integer> positions = new TreeMap<>();
		origins.keySet().forEach((element) -> positions.put(element, 0));
		int position = 0;
		for (Map.Entry<Element, Integer> entry : positions.entrySet()) {
			entry.setValue(position++);
		}
		return positions;
	}

	private static int via(Origin origin, Map<Element, Integer> positions) {
		Element via = origin.via();
		if (via == null) {
			return origin.byValue() ? Part.BY_VALUE : Part.BY_PRODUCER;
		}
		return positions.getOrDefault(via, Part.BY_PRODUCER);
	}

}
