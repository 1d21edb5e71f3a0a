package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.embercache.rules.LibraryRules;

/**
 * The closed world of class names that bytes may mention. A name is judged as a string;
 * only then is its class loaded, without initialising it, and its loader checked.
 * <p>
 * It consists of the application's classes, of what classes of the world declare to hold
 * (with the other classes of the same package, which implement it), of packages that the
 * user allows, of the libraries' types that a rule calls data, and of what this codec
 * wrote itself. The JDK's types are no part of it: they have plans by name.
 */
final class World {

	private static final List<String> JDK = List.of("java.", "jdk.", "sun.", "com.sun.", "oracle.", "javax.naming.",
			"javax.management.", "javax.script.", "javax.sql.", "javax.swing.", "javax.xml.");

	private static final int MOST_WRITTEN = 10_000;

	private final ClassLoader classLoader;

	private final Predicate<String> applicationClasses;

	private final Set<String> packages = ConcurrentHashMap.newKeySet();

	private final Predicate<Class<?>> currentClasses;

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	private final Set<String> writtenClasses;

	private final LibraryRules rules;

	private final Map<Class<?>, Set<String>> applicationNames = new ConcurrentHashMap<>();

	private final Set<Class<?>> walked = ConcurrentHashMap.newKeySet();

	World(ClassLoader classLoader, Predicate<String> applicationClasses, Predicate<Class<?>> currentClasses,
			Collection<String> allowedPackages, Set<String> writtenClasses, LibraryRules rules) {
		this.rules = rules;
		this.classLoader = classLoader;
		this.applicationClasses = applicationClasses;
		this.currentClasses = currentClasses;
		this.packages.addAll(allowedPackages);
		this.writtenClasses = writtenClasses;
	}

	static boolean jdk(Class<?> type) {
		ClassLoader loader = type.getClassLoader();
		return loader == null || loader == ClassLoader.getPlatformClassLoader();
	}

	/**
	 * Return whether no superclass in the JDK gives the instances of a class fields.
	 */
	static boolean stateless(Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (jdk(each) && hasFields(each, Modifier.STATIC)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the superclass in the JDK whose fields nobody else can read, or
	 * {@code null}. What the JDK's abstract collections keep is none.
	 */
	static @Nullable Class<?> statefulSuperclass(Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (jdk(each) && hasFields(each,
					Modifier.STATIC | (each.getName().startsWith("java.util.Abstract") ? Modifier.TRANSIENT : 0))) {
				return each;
			}
		}
		return null;
	}

	private static boolean hasFields(Class<?> type, int without) {
		return Arrays.stream(type.getDeclaredFields()).anyMatch((field) -> (field.getModifiers() & without) == 0);
	}

	private static boolean jdk(String name) {
		return JDK.stream().anyMatch(name::startsWith);
	}

	boolean application(String name) {
		return !jdk(name) && this.applicationClasses.test(name);
	}

	/**
	 * Return the names of the application classes among a class and its superclasses.
	 */
	Set<String> applicationNames(Class<?> type) {
		Class<?> component = component(type);
		if (jdk(component)) {
			return Set.of();
		}
		Set<String> names = this.applicationNames.get(component);
		if (names == null) {
			names = findApplicationNames(component);
			this.applicationNames.put(component, names);
		}
		return names;
	}

	private Set<String> findApplicationNames(Class<?> type) {
		Set<String> names = new HashSet<>();
		for (Class<?> each = type; each != null && !jdk(each); each = each.getSuperclass()) {
			if (application(each.getName())) {
				names.add(each.getName());
			}
		}
		return Set.copyOf(names);
	}

	static Class<?> component(Class<?> type) {
		return type.isArray() ? component(type.componentType()) : type;
	}

	private boolean knows(String name) {
		return !jdk(name) && (application(name) || this.names.contains(name) || this.writtenClasses.contains(name)
				|| knowsWithItsPackage(name));
	}

	private boolean knowsWithItsPackage(String name) {
		return this.rules.has(LibraryRules.Word.DATA, name) || knowsPackageOf(name);
	}

	private boolean knowsPackageOf(String name) {
		for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
			if (this.packages.contains(name.substring(0, dot))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Resolve a name that was found in bytes.
	 * @throws Refusal if the name is no part of the world, or its class is not here
	 */
	Class<?> resolve(String name) {
		if (!knows(name)) {
			throw new Refusal("type '%s' is not one that this application is known to cache".formatted(name),
					"If it is one of yours, add its package to 'ember.cache.codec.allowed-packages'.");
		}
		Class<?> type = find(name);
		if (type == null) {
			throw new Refusal("class %s does not exist in %s".formatted(name, this.classLoader), GraphReader.REMEDY);
		}
		check(type);
		return type;
	}

	private @Nullable Class<?> find(String name) {
		try {
			return Class.forName(name, false, this.classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * Check that bytes that name a class would be given back as this very class.
	 * @throws Refusal if they would not
	 */
	void admit(Class<?> type) {
		Class<?> found = find(type.getName());
		if (found != type) {
			throw new Refusal(
					"class %s of %s %s".formatted(type.getName(), type.getClassLoader(),
							(found != null) ? "is another one in %s, that of %s".formatted(this.classLoader,
									found.getClassLoader()) : "cannot be found by name in " + this.classLoader),
					"Return a class that the application's own class loader finds by its name.");
		}
		check(type);
		if (!knows(type.getName()) && this.writtenClasses.size() < MOST_WRITTEN) {
			this.writtenClasses.add(type.getName());
		}
	}

	/**
	 * The restart class loader's parent holds a twin of each application class.
	 */
	private void check(Class<?> type) {
		if (application(type.getName()) && !this.currentClasses.test(type)) {
			throw new Refusal("class %s comes from %s, but application classes come from %s now"
				.formatted(type.getName(), type.getClassLoader(), this.classLoader), GraphReader.REMEDY);
		}
	}

	/**
	 * Allow a type and everything that it declares to hold.
	 */
	void allow(Type type) {
		if (type instanceof Class<?> rawType && this.walked.contains(rawType)) {
			return;
		}
		Deque<Type> open = new ArrayDeque<>(List.of(type));
		Set<Type> seen = new HashSet<>();
		while (!open.isEmpty()) {
			Type next = open.pop();
			if (!seen.add(next)) {
				continue;
			}
			if (next instanceof Class<?> rawType) {
				allow(rawType, open);
			}
			else if (next instanceof ParameterizedType parameterized) {
				open.push(parameterized.getRawType());
				open.addAll(List.of(parameterized.getActualTypeArguments()));
			}
			else if (next instanceof GenericArrayType array) {
				open.push(array.getGenericComponentType());
			}
			else if (next instanceof WildcardType wildcard) {
				open.addAll(List.of(wildcard.getUpperBounds()));
			}
			else if (next instanceof TypeVariable<?> variable) {
				open.addAll(List.of(variable.getBounds()));
			}
			else if (next instanceof Held held && !jdk(component(held.type()))) {
				this.names.add(component(held.type()).getName());
			}
		}
	}

	private void allow(Class<?> declared, Deque<Type> open) {
		Class<?> type = component(declared);
		if (type.isPrimitive() || jdk(type) || !this.walked.add(type)) {
			return;
		}
		boolean foreign = !application(type.getName());
		if (foreign && !knowsWithItsPackage(type.getName())) {
			this.packages.add(type.getPackageName());
		}
		if (!foreign || !type.isInterface()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
					open.push(foreign ? new Held(field.getType()) : field.getGenericType());
				}
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

	/**
	 * The type of a field in a class that is not the application's: its name is allowed,
	 * not what lies around it.
	 */
	private record Held(Class<?> type) implements Type {

	}

}
