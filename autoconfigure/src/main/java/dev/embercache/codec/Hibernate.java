package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Hibernate's proxies, enhanced entities and collections in values. They are recognized
 * by name, so Hibernate does not have to be there. If they are initialized, the entity or
 * the ordinary collection behind them is carried; if not, they are refused.
 */
final class Hibernate {

	private static final String REMEDY = "Fetch it before the method returns, or return a projection without it.";

	private final Map<Class<?>, EntityKind> kinds = new ConcurrentHashMap<>();

	/**
	 * Return the entity behind a proxy, or the value itself.
	 * @throws Refusal if the entity was not loaded
	 */
	Object unwrap(Object value) {
		EntityKind kind = this.kinds.get(value.getClass());
		if (kind == null) {
			kind = kind(value.getClass());
			this.kinds.put(value.getClass(), kind);
		}
		return switch (kind) {
			case PROXY -> entity(value);
			case ENHANCED -> loaded(value);
			case OTHER -> value;
		};
	}

	private static EntityKind kind(Class<?> type) {
		if (find(type, "org.hibernate.proxy.HibernateProxy") != null) {
			return EntityKind.PROXY;
		}
		return (find(type, "org.hibernate.engine.spi.PersistentAttributeInterceptable") != null) ? EntityKind.ENHANCED
				: EntityKind.OTHER;
	}

	private static Object entity(Object proxy) {
		Object initializer = call(proxy, "org.hibernate.proxy.HibernateProxy", "getHibernateLazyInitializer");
		String type = "org.hibernate.proxy.LazyInitializer";
		if (Boolean.TRUE.equals(call(initializer, type, "isUninitialized"))) {
			throw new Refusal("a Hibernate proxy that was not initialized", REMEDY);
		}
		return call(initializer, type, "getImplementation");
	}

	private static Object loaded(Object entity) {
		Object interceptor = callOrNull(entity, "org.hibernate.engine.spi.PersistentAttributeInterceptable",
				"$$_hibernate_getInterceptor");
		String lazy = "org.hibernate.bytecode.enhance.spi.interceptor.BytecodeLazyAttributeInterceptor";
		if (interceptor != null && find(interceptor.getClass(), lazy) != null
				&& Boolean.TRUE.equals(call(interceptor, lazy, "hasAnyUninitializedAttributes"))) {
			throw new Refusal(
					"a Hibernate entity whose %s not initialized".formatted(notLoaded(entity, interceptor, lazy)),
					REMEDY);
		}
		return entity;
	}

	private static String notLoaded(Object entity, Object interceptor, String lazy) {
		List<String> names = InstanceFields.of(entity.getClass(), (field) -> true)
			.stream()
			.map(Field::getName)
			.filter((name) -> !isLoaded(interceptor, lazy, name))
			.map("'%s'"::formatted)
			.toList();
		return (names.size() == 1) ? "attribute " + names.get(0) + " was"
				: "attributes " + String.join(", ", names) + " were";
	}

	private static boolean isLoaded(Object interceptor, String lazy, String attribute) {
		Class<?> type = find(interceptor.getClass(), lazy);
		try {
			return type == null || Boolean.TRUE
				.equals(type.getMethod("isAttributeLoaded", String.class).invoke(interceptor, attribute));
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

	/**
	 * Return the plan of one of Hibernate's collections, or {@code null}.
	 */
	static @Nullable NodePlan collection(Class<?> type) {
		if (find(type, "org.hibernate.collection.spi.PersistentCollection") == null) {
			return null;
		}
		if (SortedMap.class.isAssignableFrom(type)) {
			return view(JdkContainers.TREE_MAP, (value) -> new TreeMap<>((SortedMap<?, ?>) value));
		}
		if (Map.class.isAssignableFrom(type)) {
			return view(JdkContainers.LINKED_MAP, (value) -> new LinkedHashMap<>((Map<?, ?>) value));
		}
		if (SortedSet.class.isAssignableFrom(type)) {
			return view(JdkContainers.TREE_SET, (value) -> new TreeSet<>((SortedSet<?>) value));
		}
		if (Set.class.isAssignableFrom(type)) {
			return view(JdkContainers.LINKED_SET, (value) -> new LinkedHashSet<>((Set<?>) value));
		}
		if (List.class.isAssignableFrom(type)) {
			return view(JdkContainers.ARRAY_LIST, (value) -> new ArrayList<>((Collection<?>) value));
		}
		return null;
	}

	private static NodePlan view(NodePlan ordinary, java.util.function.Function<Object, Object> toOrdinary) {
		return new ViewPlan(ordinary, (value) -> {
			if (!Boolean.TRUE
				.equals(call(value, "org.hibernate.collection.spi.PersistentCollection", "wasInitialized"))) {
				throw new Refusal("a Hibernate collection that was not initialized", REMEDY);
			}
			return toOrdinary.apply(value);
		});
	}

	private static @Nullable Class<?> find(@Nullable Class<?> type, String name) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (each.getName().equals(name)) {
				return each;
			}
			for (Class<?> implemented : each.getInterfaces()) {
				Class<?> found = find(implemented, name);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	private static Object call(Object target, String type, String method) {
		Object result = callOrNull(target, type, method);
		if (result == null) {
			throw new Refusal("Hibernate's %s.%s returned null".formatted(type, method), REMEDY);
		}
		return result;
	}

	private static @Nullable Object callOrNull(Object target, String type, String name) {
		Class<?> declaring = find(target.getClass(), type);
		if (declaring == null) {
			throw new Refusal("%s is not of type %s".formatted(target.getClass().getName(), type), REMEDY);
		}
		try {
			Method method = declaring.getMethod(name);
			return method.invoke(target);
		}
		catch (InvocationTargetException ex) {
			throw new Refusal("Hibernate's %s.%s failed".formatted(type, name), REMEDY, ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new Refusal("Hibernate's %s.%s cannot be called".formatted(type, name), REMEDY, ex);
		}
	}

	private enum EntityKind {

		PROXY, ENHANCED, OTHER

	}

}
