package dev.embercache.rules;

import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The first word of a rule: what it says about a class or a method.
 *
 * @since 0.1.0
 */
public enum Word {

	/**
	 * Instances are data: reading, hashing and comparing them runs no code but their own.
	 * Bytes of a store that others can write to may name the class.
	 */
	DATA(Subject.CLASSES, false),

	/**
	 * Instances of the type are not data but do something, so they are neither copied nor
	 * stored. The text says what they are, as in "it is a data source".
	 */
	SERVICE(Subject.CLASSES, true),

	/**
	 * Instances of the type are not data, because what they show lies elsewhere. The text
	 * says what to return instead, as in "Return a record.".
	 */
	VIEW(Subject.CLASSES, true),

	/**
	 * Instances of the type are meant to be changed by everyone who has them, such as
	 * counters.
	 */
	SHARED(Subject.CLASSES, false),

	/**
	 * Instances are carried by their fields although the class puts another object in
	 * their place when it is serialized.
	 */
	FIELDS(Subject.CLASSES, false),

	/**
	 * Instances never change, although the class puts another object in their place when
	 * it is serialized, so that this does not show.
	 */
	IMMUTABLE(Subject.CLASSES, false),

	/**
	 * Instances are equal if the fields are that the text names, separated by commas. A
	 * minus before a name says that the field follows from the others.
	 */
	EQUALITY(Subject.CLASSES, true),

	/**
	 * Instances are cache keys that consist of the arguments of a call. The text names
	 * the field that holds these in an array; a public constructor takes such an array.
	 */
	ARGUMENTS(Subject.CLASSES, true),

	/**
	 * Instances are comparators that compare elements by their natural order.
	 */
	NATURAL(Subject.CLASSES, false),

	/**
	 * The static method always returns the same object, such as a lambda that captures
	 * nothing. It takes no arguments.
	 */
	CONSTANT(Subject.METHODS, false),

	/**
	 * Lambdas that implement the interface consist of the elements that they iterate
	 * over, any number of times. The static method makes an instance of an
	 * {@link Iterable}.
	 */
	ITERABLE(Subject.METHODS, false),

	/**
	 * Calls read their arguments and call nothing of the application, not even
	 * {@code toString()} of an object.
	 */
	SILENT(Subject.CALLS, false),

	/**
	 * Calls may make texts of the objects that they get, and call nothing else of the
	 * application. Calls that are neither this nor {@link #SILENT} may call any method of
	 * the objects.
	 */
	TO_STRING(Subject.CALLS, false),

	/**
	 * Calls come to code that is found at run time, such as by a name.
	 */
	REFLECTS(Subject.CALLS, false),

	/**
	 * Calls read the properties of any object that they get, such as those of a library
	 * that writes JSON.
	 */
	READS_GETTERS(Subject.CALLS, false),

	/**
	 * Calls map objects, as those of a library that writes them to a database: of data
	 * they see what it holds, its constructors, accessors and annotated methods. An
	 * interface that extends the type is answered method by method.
	 */
	MAPS(Subject.CALLS, false),

	/**
	 * Of objects whose class has the annotation, and a field with one of those that the
	 * text names, calls that map objects read and write fields, rather than calling
	 * accessors. After a minus, an annotation of a class that says otherwise.
	 */
	MAPS_FIELDS(Subject.CLASSES, true),

	/**
	 * Calls read a configuration property that one of their arguments names.
	 */
	READS_PROPERTY(Subject.CALLS, false),

	/**
	 * Calls read the configuration properties below a prefix that one of their arguments
	 * names.
	 */
	READS_PREFIX(Subject.CALLS, false),

	/**
	 * Calls resolve the placeholders for configuration properties in a text.
	 */
	READS_PLACEHOLDERS(Subject.CALLS, false),

	/**
	 * Calls ask which profiles are active.
	 */
	READS_PROFILES(Subject.CALLS, false),

	/**
	 * Calls read a system property of the JVM, or return all of them.
	 */
	READS_SYSTEM_PROPERTY(Subject.CALLS, false),

	/**
	 * Calls read an environment variable, or return all of them.
	 */
	READS_ENVIRONMENT_VARIABLE(Subject.CALLS, false),

	/**
	 * Calls read a resource of the class path, or a file, at a location.
	 */
	READS_RESOURCE(Subject.CALLS, false),

	/**
	 * Calls read a resource at a path that is relative to a class, which the calls are
	 * made on or get.
	 */
	READS_RESOURCE_BESIDE(Subject.CALLS, false),

	/**
	 * Calls take the path of a file, which may be read then.
	 */
	READS_FILE(Subject.CALLS, false),

	/**
	 * Calls only write the files that they get.
	 */
	WRITES_FILE(Subject.CALLS, false),

	/**
	 * Calls set fields or properties of the objects that they get. The text is
	 * {@code own} if these can be fields of the class that makes the call, although no
	 * type that it names is this class, and else {@code given}.
	 */
	SETS_FIELDS(Subject.CALLS, true),

	/**
	 * Calls read a bundle of texts at a base name, in every language.
	 */
	READS_BUNDLE(Subject.CALLS, false),

	/**
	 * Calls find the services of a type that they get.
	 */
	LOADS_SERVICES(Subject.CALLS, false),

	/**
	 * Calls ask beans that no code names. The text names their types, separated by
	 * commas, or annotations after an {@code @}. Without the name of a method, the rule
	 * is also about interfaces that extend the type, and about types with the annotation
	 * after an {@code @}.
	 */
	USES_BEANS(Subject.CALLS, true),

	/**
	 * Like {@link #USES_BEANS}, for application classes that a library finds: those that
	 * extend or implement a type, or have an annotation on them or on a method.
	 */
	USES_CLASSES(Subject.CALLS, true),

	/**
	 * Like {@link #USES_BEANS}, for resources that a library finds. The text names their
	 * locations.
	 */
	USES_RESOURCES(Subject.CALLS, true),

	/**
	 * Like {@link #USES_BEANS}, for configuration properties that a library reads.
	 */
	USES_PROPERTIES(Subject.CALLS, true),

	/**
	 * Calls read or change something that a library holds for all code, such as what
	 * belongs to the current request. The text says what it is. Calls that {@link #LOOKS
	 * look} only read it.
	 */
	STATE(Subject.CALLS, true),

	/**
	 * What calls return comes from something that no lineage holds. The text says why,
	 * and what to do.
	 */
	UNTRACKED(Subject.CALLS, true),

	/**
	 * What calls return can depend on what the text names, separated by commas: other
	 * {@code libraries}, what {@code frameworks} can find on the class path, the version
	 * of {@code java}, the default {@code zone}, {@code locale} or {@code charset} of the
	 * JVM; or {@code nothing} of these.
	 */
	DEPENDS(Subject.CALLS, true),

	/**
	 * Classes are of a framework, or of what one is made of: they name no library that an
	 * application brings along, but find what it offers in files, and call what they are
	 * given.
	 */
	FRAMEWORK(Subject.CLASSES, false),

	/**
	 * Calls that get a class do nothing with it that depends on its code.
	 */
	NAME_ONLY(Subject.CALLS, false),

	/**
	 * Calls that get the class of an enum do nothing with it but to use its constants.
	 */
	ENUMERATES(Subject.CALLS, false),

	/**
	 * Calls check their first argument, and return it or nothing.
	 */
	CHECKS(Subject.CALLS, false),

	/**
	 * Calls in a static initializer do nothing that could be seen without reading the
	 * static fields that it fills.
	 */
	HARMLESS(Subject.CALLS, false),

	/**
	 * Instances hold objects and can be changed by their methods, such as collections.
	 */
	CONTAINER(Subject.CLASSES, false),

	/**
	 * Instances can be changed by their methods, but hold no objects other than those
	 * that their type arguments name.
	 */
	MUTABLE(Subject.CLASSES, false),

	/**
	 * Calls on a container leave it as it is. They may return a view of it.
	 */
	LOOKS(Subject.CALLS, false),

	/**
	 * Calls that get a container as an argument read it, but neither change nor keep it.
	 */
	COPIES(Subject.CALLS, false),

	/**
	 * Calls return a container that nobody can change, neither by itself nor by what it
	 * was made from.
	 */
	UNMODIFIABLE(Subject.CALLS, false),

	/**
	 * Implementations of the type can change what any bean does, although no code calls
	 * them. With an {@code @} before the name, classes with the annotation.
	 */
	AMBIENT(Subject.CLASSES, false),

	/**
	 * Implementations read the annotations of the class that imports them.
	 */
	IMPORTED(Subject.CLASSES, false),

	/**
	 * The container calls methods with the annotation, such as before it hands out the
	 * bean.
	 */
	INJECTED(Subject.CLASSES, false),

	/**
	 * Classes with the annotation are beans.
	 */
	COMPONENT(Subject.CLASSES, false),

	/**
	 * All properties of beans whose class has the annotation are set.
	 */
	BOUND(Subject.CLASSES, false),

	/**
	 * The annotation says by which name a property of such a bean is set.
	 */
	SAYS_NAME(Subject.CLASSES, false),

	/**
	 * The annotation is for debuggers and compilers: nothing that runs depends on it.
	 */
	NO_MEANING(Subject.CLASSES, false),

	/**
	 * Only what looks into a class as a whole reads the annotation on it.
	 */
	FOR_REFLECTION(Subject.CLASSES, false),

	/**
	 * Calls ask the container for beans, or which there are: by the type or the
	 * annotation that they get, by a name if that is their first argument, or for all.
	 */
	FINDS_BEANS(Subject.CALLS, false),

	/**
	 * Expressions can call any method of beans of the type, where a call uses these, and
	 * of what the methods return.
	 */
	EVALUATED(Subject.CLASSES, false),

	/**
	 * Attributes of the annotation are names of beans that a library asks for. The text
	 * names the attributes, separated by commas.
	 */
	NAMES_BEANS(Subject.CLASSES, true),

	/**
	 * For an interface that extends the type, resources are read that no code names. The
	 * text names their locations, separated by commas.
	 */
	RESOURCES(Subject.CLASSES, true),

	/**
	 * The class is a JDBC driver of databases whose rows are gone after a restart. The
	 * text says how their URLs begin, separated by commas.
	 */
	IN_MEMORY(Subject.CLASSES, true),

	/**
	 * Beans of the type are servers of databases that begin empty whenever they start.
	 */
	EMBEDDED(Subject.CLASSES, false),

	/**
	 * Beans of the class run scripts that fill databases. The text names the property
	 * that has their locations and, after an equals sign, those that it has by default.
	 */
	SCRIPTS(Subject.CLASSES, true),

	/**
	 * After an application event of the class, configuration properties have other
	 * values: those that the method of the event returns which the text names, or
	 * {@code any}; or beans were made {@code again} with values that changed before.
	 */
	CHANGES_PROPERTIES(Subject.CLASSES, true),

	/**
	 * What runs below a method of the class is a test.
	 */
	RUNS_TESTS(Subject.CLASSES, false);

	private final Subject subject;

	private final boolean needsText;

	private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

	Word(Subject subject, boolean needsText) {
		this.subject = subject;
		this.needsText = needsText;
	}

	static @Nullable Word find(String text) {
		return Stream.of(values()).filter((word) -> word.text().equals(text)).findFirst().orElse(null);
	}

	/**
	 * Return the word as it is written.
	 * @return the word, in lower case
	 */
	public String text() {
		return this.text;
	}

	Subject subject() {
		return this.subject;
	}

	boolean needsText() {
		return this.needsText;
	}

	/**
	 * The things that the pattern of a rule names.
	 */
	enum Subject {

		/** Classes. */
		CLASSES,

		/** Methods of classes. */
		METHODS,

		/** Methods of classes, or classes, which then stand for all of their methods. */
		CALLS

	}

}
