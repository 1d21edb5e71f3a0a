package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is left to classes in this generation, because values of theirs were refused
 * otherwise. Safe for use by several threads.
 */
final class Concessions {

	private final Map<Class<?>, Map<Field, Refusal>> leftOut = new ConcurrentHashMap<>();

	private final Set<Class<?>> byFields = ConcurrentHashMap.newKeySet();

	/**
	 * Add a concession.
	 * @return whether it is new
	 */
	boolean add(Concession concession) {
		if (concession instanceof Concession.Transient left) {
			Map<Field, Refusal> before = leftOut(left.type());
			Map<Field, Refusal> after = new HashMap<>(before);
			boolean added = after.putIfAbsent(left.field(), left.refusal()) == null;
			this.leftOut.put(left.type(), Map.copyOf(after));
			return added;
		}
		return this.byFields.add(concession.type());
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
