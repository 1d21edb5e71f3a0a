package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The static final fields that can hold the instances of a class which exist once, such
 * as typesafe enums, null objects, {@code INSTANCE} and Kotlin's objects. They are fields
 * of the class itself, of the types that it extends or implements, and of the classes
 * around it. A rule can name a static method instead, for objects that have no class of
 * their own. The content of a field is read when an instance is met and never before,
 * because reading it initializes the class.
 * <p>
 * Safe for use by several threads.
 */
final class ConstantSources {

	private final List<Source> sources;

	/**
	 * The names of the sources by their content, once all of them have some.
	 */
	private volatile @Nullable Map<Object, String> names;

	private ConstantSources(List<Source> sources) {
		this.sources = List.copyOf(sources);
	}

	/**
	 * Return the constants of a class, or {@code null} if none of its instances can be
	 * one.
	 */
	static @Nullable ConstantSources of(Class<?> type) {
		List<Source> fields = new ArrayList<>();
		for (Class<?> holder : holders(type)) {
			try {
				addFields(type, holder, fields);
			}
			catch (LinkageError ex) {
				// Something that it needs is missing, so it cannot have been initialized.
				continue;
			}
		}
		return fields.isEmpty() ? null : new ConstantSources(fields);
	}

	private static void addFields(Class<?> type, Class<?> holder, List<Source> fields) {
		for (Field field : holder.getDeclaredFields()) {
			if (holds(field, type, holder)) {
				field.setAccessible(true);
				fields.add(new Source(holder.getName() + "." + field.getName(), () -> InstanceFields.get(field, type)));
			}
		}
	}

	/**
	 * Return the constants that static methods of a type return, or {@code null} if there
	 * are none.
	 * @param methods the names of the methods
	 */
	static @Nullable ConstantSources of(Class<?> type, Collection<String> methods) {
		List<Source> sources = new ArrayList<>();
		for (String name : methods) {
			Method method = ReflectionUtils.findMethod(type, name);
			if (method != null && Modifier.isStatic(method.getModifiers())) {
				ReflectionUtils.makeAccessible(method);
				sources.add(new Source(type.getName() + "." + method.getName() + "()",
						() -> ReflectionUtils.invokeMethod(method, null)));
			}
		}
		return sources.isEmpty() ? null : new ConstantSources(sources);
	}

	/**
	 * A field of another class counts only if its type says that it is about this one, or
	 * if nobody else can make an instance of this one.
	 */
	private static boolean holds(Field field, Class<?> type, Class<?> holder) {
		return Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers())
				&& field.getType().isAssignableFrom(type)
				&& (holder == type || !JdkClasses.contains(field.getType()) || !Modifier.isPublic(type.getModifiers()));
	}

	private static Collection<Class<?>> holders(Class<?> type) {
		Set<Class<?>> holders = new LinkedHashSet<>();
		for (Class<?> each = type; each != null && !JdkClasses.contains(each); each = each.getSuperclass()) {
			holders.add(each);
			addInterfaces(each, holders);
		}
		addEnclosing(type, holders);
		if (Stream.of(type.getDeclaredConstructors())
			.allMatch((constructor) -> Modifier.isPrivate(constructor.getModifiers()))) {
			// Nobody else makes instances, so one that is met may be that of a holder.
			addNested(type, holders);
		}
		return holders;
	}

	/**
	 * A class that Kotlin's compiler inlined says that another one is around it, which
	 * does not know of it.
	 */
	private static void addEnclosing(Class<?> type, Set<Class<?>> holders) {
		try {
			for (Class<?> each = type.getEnclosingClass(); each != null; each = each.getEnclosingClass()) {
				holders.add(each);
			}
		}
		catch (LinkageError ex) {
			// Nobody can have put an instance into a field of such a class.
		}
	}

	private static void addNested(Class<?> type, Set<Class<?>> holders) {
		try {
			holders.addAll(List.of(type.getDeclaredClasses()));
		}
		catch (LinkageError ex) {
			// As above.
		}
	}

	private static void addInterfaces(Class<?> type, Set<Class<?>> holders) {
		for (Class<?> implemented : type.getInterfaces()) {
			if (!JdkClasses.contains(implemented) && holders.add(implemented)) {
				addInterfaces(implemented, holders);
			}
		}
	}

	/**
	 * Return the name of the constant that a value is, or {@code null}.
	 */
	@Nullable String nameOf(Object value) {
		Map<Object, String> names = this.names;
		return ((names != null) ? names : look()).get(value);
	}

	private Map<Object, String> look() {
		Map<Object, String> names = new IdentityHashMap<>();
		boolean complete = true;
		for (Source source : this.sources) {
			Object constant = source.content().get();
			complete &= constant != null;
			if (constant != null) {
				names.putIfAbsent(constant, source.name());
			}
		}
		if (complete) {
			this.names = names;
		}
		return names;
	}

	/**
	 * Return the constant of a name.
	 * @throws Refusal if there is none, or it is not of the given type
	 */
	Object get(String name, Class<?> type) {
		for (Source source : this.sources) {
			Object value = source.name().equals(name) ? source.content().get() : null;
			if (value != null && (value.getClass() == type || type.isInterface() && type.isInstance(value))) {
				return value;
			}
		}
		throw new Refusal("%s of %s no longer exists".formatted(name, type.getName()), Refusal.COMPUTED_ANEW);
	}

	/**
	 * A field or method that has a constant.
	 *
	 * @param name its name in bytes
	 * @param content gives the constant, or {@code null} if it does not exist yet
	 */
	private record Source(String name, Supplier<@Nullable Object> content) {

	}

}
