package dev.embercache.oracle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What woven code tells: which computations of cached methods are under way on a thread,
 * which methods run on their behalf, which fields and containers they read, and who wrote
 * to those before. Work that a computation hands to another thread belongs to it too.
 * <p>
 * Woven code calls the static methods from classes of any loader; one application runs at
 * a time.
 */
public final class Recorder {

	private static final InheritableThreadLocal<List<Computation>> ACTIVE = new InheritableThreadLocal<>() {

		@Override
		protected List<Computation> initialValue() {
			return List.of();
		}

	};

	private static final List<Computation> COMPUTATIONS = new CopyOnWriteArrayList<>();

	private static final Map<Object, Map<Integer, Set<Integer>>> WRITERS = new IdentityHashMap<>();

	/** Stands for the object behind static fields. */
	private static final Object STATIC = new Object();

	/** Stands for the field behind what a container holds. */
	private static final int CONTENT = -1;

	private Recorder() {
	}

	static void reset() {
		COMPUTATIONS.clear();
		synchronized (WRITERS) {
			WRITERS.clear();
		}
		ACTIVE.remove();
	}

	/**
	 * Return the computations since the last {@link #reset()}.
	 */
	static List<Computation> computations() {
		return List.copyOf(COMPUTATIONS);
	}

	static int count() {
		return COMPUTATIONS.size();
	}

	/**
	 * A cached method begins to compute.
	 */
	public static void begin(int method) {
		Computation computation = new Computation(method, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
		COMPUTATIONS.add(computation);
		List<Computation> active = new ArrayList<>(ACTIVE.get());
		active.add(computation);
		ACTIVE.set(List.copyOf(active));
	}

	/**
	 * It ends, with a value or an exception.
	 */
	public static void end() {
		List<Computation> active = ACTIVE.get();
		ACTIVE.set(active.isEmpty() ? active : active.subList(0, active.size() - 1));
	}

	public static void enter(int method) {
		for (Computation computation : ACTIVE.get()) {
			computation.methods().add(method);
		}
	}

	public static void write(Object target, int field, int method) {
		note((target != null) ? target : STATIC, field, method);
	}

	public static void read(Object target, int field) {
		ask((target != null) ? target : STATIC, field);
	}

	public static void change(Object container, int method) {
		if (container != null) {
			note(container, CONTENT, method);
		}
	}

	public static void look(Object container) {
		if (container != null) {
			ask(container, CONTENT);
		}
	}

	private static void note(Object target, int field, int method) {
		synchronized (WRITERS) {
			WRITERS.computeIfAbsent(target, (key) -> new ConcurrentHashMap<>())
				.computeIfAbsent(field, (key) -> ConcurrentHashMap.newKeySet())
				.add(method);
		}
	}

	private static void ask(Object target, int field) {
		List<Computation> active = ACTIVE.get();
		if (active.isEmpty()) {
			return;
		}
		synchronized (WRITERS) {
			Set<Integer> writers = WRITERS.getOrDefault(target, Map.of()).getOrDefault(field, Set.of());
			for (Computation computation : active) {
				writers.forEach((writer) -> computation.writers().add(new Write(field, writer)));
			}
		}
	}

	/**
	 * Make a task that runs on behalf of the computations that hand it on.
	 * @param task the task, an object of a functional interface
	 * @param type the interface
	 */
	public static Object handOn(Object task, Class<?> type) {
		List<Computation> active = ACTIVE.get();
		if (task == null || active.isEmpty()) {
			return task;
		}
		return Proxy.newProxyInstance(loader(type), new Class<?>[] { type }, (proxy, method, arguments) -> {
			List<Computation> before = ACTIVE.get();
			ACTIVE.set(active);
			try {
				method.setAccessible(true);
				return method.invoke(task, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
			finally {
				ACTIVE.set(before);
			}
		});
	}

	private static ClassLoader loader(Class<?> type) {
		ClassLoader loader = type.getClassLoader();
		return (loader != null) ? loader : Recorder.class.getClassLoader();
	}

	/**
	 * One run of a cached method.
	 *
	 * @param method the number of the method
	 * @param methods the numbers of the methods that ran on its behalf
	 * @param writers the writes to what it read
	 */
	record Computation(int method, Set<Integer> methods, Set<Write> writers) {

	}

	/**
	 * A write to a field, or to what a container holds.
	 *
	 * @param field the number of the field, or a negative number
	 * @param method the number of the method that wrote
	 */
	record Write(int field, int method) {

	}

}
