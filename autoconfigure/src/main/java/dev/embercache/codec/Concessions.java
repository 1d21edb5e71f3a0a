package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The concessions that were made to classes in this generation, because values of theirs
 * were refused otherwise. Safe for use by several threads.
 */
final class Concessions {

	private final Map<Class<?>, Map<Field, Refusal>> leftOut = new ConcurrentHashMap<>();

	private final Set<Class<?>> byFields = ConcurrentHashMap.newKeySet();

	private volatile int revision;

	/**
	 * Add a concession.
	 * @return whether it is new
	 */
	synchronized boolean add(Concession concession) {
		boolean added;
		if (concession instanceof Concession.LeaveOut left) {
			Map<Field, Refusal> after = new HashMap<>(leftOut(left.type()));
			added = after.putIfAbsent(left.field(), left.refusal()) == null;
			this.leftOut.put(left.type(), Map.copyOf(after));
		}
		else {
			added = this.byFields.add(concession.type());
		}
		this.revision += added ? 1 : 0;
		return added;
	}

	/**
	 * Return a number that is another one after each concession.
	 */
	int revision() {
		return this.revision;
	}

	/**
	 * Return the transient fields of a class whose content is not carried, and why.
	 */
	Map<Field, Refusal> leftOut(Class<?> type) {
		return this.leftOut.getOrDefault(type, Map.of());
	}

	/**
	 * Return whether a class is carried by its fields, whatever it puts in its place.
	 */
	boolean byFields(Class<?> type) {
		return this.byFields.contains(type);
	}

}
