package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.springframework.util.ClassUtils;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * The names of library classes that bytes may contain, judged as strings.
 * <p>
 * They are those of the types that cached methods return and of what these and the
 * application's classes declare to hold, with the implementations of an interface or an
 * abstract class that are in the same package and run no code when they are read; of
 * packages that the user allows; of the classes that a rule calls data; and any others
 * the caller accepts. A class brings those nested in it.
 */
final class Vocabulary {

	private final Predicate<String> application;

	private final LibraryRules rules;

	private final Set<String> packages;

	private final Predicate<String> others;

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	private final Implementations implementations;

	private final Set<Class<?>> walked = ConcurrentHashMap.newKeySet();

	/**
	 * Create a vocabulary.
	 * @param application accepts the names of application classes
	 * @param rules what is known of libraries
	 * @param packages the packages that the user allows
	 * @param others accepts what else may be mentioned, without what it holds
	 */
	Vocabulary(ClassLoader classLoader, Predicate<String> application, LibraryRules rules, Collection<String> packages,
			Predicate<String> others) {
		this.application = application;
		this.rules = rules;
		this.packages = Set.copyOf(packages);
		this.others = others;
		this.implementations = new Implementations(classLoader);
	}

	/**
	 * Return whether a class of a library may be mentioned.
	 */
	boolean knows(String name) {
		return holds(name) || has(name, this.others);
	}

	/**
	 * Return whether a class may be mentioned with what it declares to hold, because it
	 * is listed or declared itself.
	 */
	boolean holds(String name) {
		return lists(name) || declares(name);
	}

	/**
	 * Return whether the user or a rule says so, so that it is the same for all who read
	 * what was written.
	 */
	boolean lists(String name) {
		return this.rules.has(Word.DATA, name) || listsPackageOf(name);
	}

	private boolean listsPackageOf(String name) {
		for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
			if (this.packages.contains(name.substring(0, dot))) {
				return true;
			}
		}
		return false;
	}

	private boolean declares(String name) {
		return has(name, this.names::contains) || this.implementations.include(name);
	}

	private static boolean has(String name, Predicate<String> names) {
		boolean has = names.test(name);
		for (int end = name.lastIndexOf('$'); !has && end > 0; end = name.lastIndexOf('$', end - 1)) {
			has = names.test(name.substring(0, end));
		}
		return has;
	}

	/**
	 * Add what a class declares to hold that was mentioned: all of it, unless the class
	 * may be mentioned for itself only.
	 */
	void addPartsOf(Class<?> type) {
		if (!this.walked.contains(type) && (this.application.test(type.getName()) || holds(type.getName()))) {
			add(type);
		}
	}

	/**
	 * Add a type and everything that it declares to hold.
	 */
	void add(Type type) {
		Deque<Type> open = new ArrayDeque<>(List.of(type));
		Set<Type> seen = new HashSet<>();
		while (!open.isEmpty()) {
			Type next = open.pop();
			if (!seen.add(next)) {
				continue;
			}
			if (next instanceof Class<?> rawType) {
				add(elementType(rawType), open);
			}
			else if (next instanceof HeldType held) {
				parts(held.type()).forEach((part) -> open.push(new HeldType(part)));
				if (held.type() instanceof Class<?> rawType) {
					addName(elementType(rawType));
				}
			}
			else {
				open.addAll(parts(next));
			}
		}
	}

	static Class<?> elementType(Class<?> type) {
		return type.isArray() ? elementType(type.componentType()) : type;
	}

	private static Collection<Type> parts(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			Deque<Type> parts = new ArrayDeque<>(List.of(parameterized.getActualTypeArguments()));
			parts.push(parameterized.getRawType());
			return parts;
		}
		if (type instanceof GenericArrayType array) {
			return List.of(array.getGenericComponentType());
		}
		if (type instanceof WildcardType wildcard) {
			return List.of(wildcard.getUpperBounds());
		}
		return (type instanceof TypeVariable<?> variable) ? List.of(variable.getBounds()) : List.of();
	}

	private void add(Class<?> type, Deque<Type> open) {
		if (type.isPrimitive() || JdkClasses.contains(type) || !this.walked.add(type)) {
			return;
		}
		boolean foreign = !this.application.test(type.getName());
		addName(type);
		for (Field field : type.getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers())) {
				open.push(foreign ? new HeldType(field.getGenericType()) : field.getGenericType());
			}
		}
		Type superclass = type.getGenericSuperclass();
		if (superclass != null) {
			open.push(superclass);
		}
		Class<?>[] permitted = type.getPermittedSubclasses();
		if (permitted != null) {
			open.addAll(List.of(permitted));
		}
	}

	private void addName(Class<?> type) {
		if (type.isPrimitive() || JdkClasses.contains(type) || this.application.test(type.getName())) {
			return;
		}
		this.names.add(type.getName());
		if (Modifier.isAbstract(type.getModifiers()) && !type.isArray()) {
			this.implementations.add(ClassUtils.getPackageName(type), type.getName());
		}
	}

	/**
	 * The type of a field in a class that is not the application's: its name is allowed,
	 * not what it holds in turn.
	 */
	private record HeldType(Type type) implements Type {

	}

}
