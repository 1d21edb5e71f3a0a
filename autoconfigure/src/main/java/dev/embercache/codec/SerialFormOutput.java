package dev.embercache.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes one object by Java serialization and collects the objects that it refers to. In
 * their place it writes numbers, each an {@link AtomicInteger}: unlike an
 * {@code Integer}, an atomic one is always collected, so a number in the form is never
 * one of the graph.
 */
final class SerialFormOutput extends ObjectOutputStream {

	/** The classes that the JDK writes in place of its own objects. */
	private static final Set<String> STAND_INS = Set.of("java.util.CollSer", "java.time.Ser", "java.time.chrono.Ser",
			"java.time.zone.Ser", "java.util.EnumSet$SerializationProxy", "java.net.InetAddress",
			"java.util.concurrent.atomic.LongAdder$SerializationProxy",
			"java.util.concurrent.atomic.DoubleAdder$SerializationProxy", "java.lang.Enum", "java.lang.Number",
			"java.util.concurrent.atomic.AtomicInteger");

	private final Object root;

	private final Set<String> ancestry;

	private final int first;

	private final Map<Object, AtomicInteger> numbers = new IdentityHashMap<>();

	private final List<Object> parts = new ArrayList<>();

	private final Set<Class<?>> classes = new LinkedHashSet<>();

	private boolean started;

	private boolean complete = true;

	/**
	 * Create an output.
	 * @param root the object
	 * @param ancestry the names of its class and its superclasses
	 * @param first the number of the first object that it refers to
	 */
	SerialFormOutput(OutputStream out, Object root, Set<String> ancestry, int first) throws IOException {
		super(out);
		this.root = root;
		this.ancestry = ancestry;
		this.first = first;
		enableReplaceObject(true);
	}

	/**
	 * Return whether a class is one that the JDK writes in place of its own objects. What
	 * these hold are parts.
	 */
	static boolean isStandIn(String className) {
		return STAND_INS.contains(className);
	}

	@Override
	protected Object replaceObject(Object object) {
		if (!this.started || object == this.root || object instanceof String) {
			this.started = true;
			return object;
		}
		if (isStandIn(object.getClass().getName()) && !(object instanceof AtomicInteger)) {
			this.complete = false;
			return object;
		}
		return this.numbers.computeIfAbsent(object, (part) -> {
			this.parts.add(part);
			return new AtomicInteger(this.first + this.parts.size() - 1);
		});
	}

	@Override
	protected void annotateClass(Class<?> type) {
		if (!this.ancestry.contains(type.getName()) && !isStandIn(type.getName())) {
			this.classes.add(type);
		}
	}

	/**
	 * Return the objects that the form refers to by number, in that order.
	 */
	List<Object> parts() {
		return this.parts;
	}

	/**
	 * Return the classes that the form mentions besides those of the object itself.
	 */
	Set<Class<?>> classes() {
		return this.classes;
	}

	/**
	 * Return whether everything that the object refers to was collected, and nothing is
	 * within an object that stands for it.
	 */
	boolean isComplete() {
		return this.complete;
	}

}
