package dev.embercache.codec;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Type;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import dev.embercache.rules.LibraryRules;

/**
 * The allow-list of deserialization: the types that bytes may name. A name is judged as a
 * string; only then is its class loaded, without being initialized, and its loader
 * checked.
 * <p>
 * The list consists of the application's classes, of the library classes in the
 * {@link Vocabulary}, and of {@linkplain TrustedNames trusted names} for bytes that only
 * the application itself can have written. The JDK's types are not on it: they have plans
 * by name.
 */
final class AllowedTypes {

	private final ClassLoader classLoader;

	private final Predicate<String> applicationClasses;

	private final Predicate<Class<?>> currentClasses;

	private final Vocabulary vocabulary;

	private final TrustedNames trusted;

	private final String remedy;

	private final Map<Class<?>, ClassNames> names = new ConcurrentHashMap<>();

	/**
	 * Create an allow-list.
	 * @param packages the packages that the user allows
	 * @param mentioned accepts the names of library classes that code of the application
	 * mentions
	 * @param trusted the names that trusted bytes may mention
	 * @param remedy the remedy for a name that is not on the list
	 */
	AllowedTypes(ClassLoader classLoader, Predicate<String> applicationClasses, Predicate<Class<?>> currentClasses,
			LibraryRules rules, Collection<String> packages, Predicate<String> mentioned, TrustedNames trusted,
			String remedy) {
		this.classLoader = classLoader;
		this.applicationClasses = applicationClasses;
		this.currentClasses = currentClasses;
		this.vocabulary = new Vocabulary(classLoader, this::application, rules, packages, mentioned);
		this.trusted = trusted;
		this.remedy = remedy;
	}

	boolean application(String name) {
		return !JdkClasses.isName(name) && this.applicationClasses.test(name);
	}

	/**
	 * Return the names of a class and its superclasses that are not the JDK's.
	 */
	ClassNames names(Class<?> type) {
		Class<?> component = Vocabulary.elementType(type);
		if (JdkClasses.contains(component)) {
			return ClassNames.NONE;
		}
		ClassNames names = this.names.get(component);
		if (names == null) {
			names = findNames(component);
			this.names.put(component, names);
		}
		return names;
	}

	/**
	 * A class that is listed needs no name. One of each other library, from the top of
	 * the class's ancestry, stands for that library, so that values of one family of
	 * classes, such as the nodes of a tree, have one and the same set of names.
	 */
	private ClassNames findNames(Class<?> type) {
		Set<String> application = new HashSet<>();
		Map<Object, String> libraries = new HashMap<>();
		for (Class<?> each = type; each != null && !JdkClasses.contains(each); each = each.getSuperclass()) {
			if (application(each.getName())) {
				application.add(each.getName());
			}
			else {
				libraries.put(origin(each), outermost(each).getName());
			}
		}
		if (!application(type.getName()) && !this.vocabulary.lists(type.getName())) {
			libraries.put(origin(type), type.getName());
		}
		return new ClassNames(application, Set.copyOf(libraries.values()));
	}

	private static Object origin(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		URL location = (source != null) ? source.getLocation() : null;
		return (location != null) ? location.toString() : "";
	}

	private static Class<?> outermost(Class<?> type) {
		try {
			Class<?> enclosing = type.getEnclosingClass();
			return (enclosing != null) ? outermost(enclosing) : type;
		}
		catch (LinkageError ex) {
			// Other compilers than Java's write down what there is not.
			return type;
		}
	}

	private boolean knows(String name) {
		return this.trusted.has(name) || !JdkClasses.isName(name) && (application(name) || this.vocabulary.knows(name));
	}

	/**
	 * Resolve a name that was found in bytes.
	 * @throws Refusal if the name is not on the list, or its class does not exist
	 */
	Class<?> resolve(String name) {
		if (!knows(name)) {
			throw new Refusal("type '%s' is not known to be cached by this application".formatted(name), this.remedy);
		}
		Class<?> type = find(name);
		if (type == null) {
			throw new Refusal("class %s does not exist in %s".formatted(name, this.classLoader), Refusal.COMPUTED_ANEW);
		}
		if (JdkClasses.contains(type)) {
			throw Refusal.ofJdk(type);
		}
		if (acts(type) && !this.trusted.has(name) && !application(name) && !this.vocabulary.holds(name)) {
			throw new Refusal(
					"type '%s' is meant to be called, and nothing shows that the application caches it".formatted(name),
					this.remedy);
		}
		check(type);
		return type;
	}

	/**
	 * Return whether others call an instance without knowing what it does, as a sorted
	 * set calls its comparator when it is filled.
	 */
	private static boolean acts(Class<?> type) {
		return ClassUtils.getAllInterfacesForClassAsSet(type)
			.stream()
			.anyMatch((each) -> each == Comparator.class || each == InvocationHandler.class || each == Runnable.class
					|| each == Callable.class || each.getPackageName().equals("java.util.function"));
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
							(found != null) ? "differs from the one in %s, that of %s".formatted(this.classLoader,
									found.getClassLoader()) : "cannot be found by name in " + this.classLoader),
					"Return an object of a class that the application's own class loader finds by name.");
		}
		check(type);
		if (!knows(type.getName())) {
			this.trusted.addWritten(type.getName());
		}
	}

	/**
	 * The restart class loader's parent holds a twin of each application class.
	 */
	private void check(Class<?> type) {
		if (application(type.getName()) && !this.currentClasses.test(type)) {
			throw new Refusal("class %s comes from %s, but application classes now come from %s"
				.formatted(type.getName(), type.getClassLoader(), this.classLoader), Refusal.COMPUTED_ANEW);
		}
	}

	/**
	 * Initialize a class that was resolved, as Java deserialization does once it meets
	 * its name: what makes its values may need what static fields hold.
	 * @param nest whether the classes around it too, which hold the instances of a
	 * typesafe enum and may be the only ones to make them
	 */
	void initialize(Class<?> type, boolean nest) {
		boolean trusts = this.trusted.has(type.getName());
		for (Class<?> each = type; each != null
				&& (each == type || nest && (trusts || knows(each.getName()))); each = declaring(each)) {
			try {
				Class.forName(each.getName(), true, each.getClassLoader());
			}
			catch (ClassNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private static @Nullable Class<?> declaring(Class<?> type) {
		try {
			return type.getDeclaringClass();
		}
		catch (LinkageError ex) {
			// As above.
			return null;
		}
	}

	/**
	 * Allow a type and everything that it declares to hold.
	 */
	void allow(Type type) {
		this.vocabulary.add(type);
	}

	/**
	 * Allow what a class declares to hold that was resolved.
	 */
	void allowPartsOf(Class<?> type) {
		this.vocabulary.addPartsOf(type);
	}

}
