package dev.embercache.lineage.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.rules.AnnotationMark;
import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.Word;

/**
 * Tells what calls into libraries can do with application code, as the rules have it.
 */
public final class LibraryMethods {

	public static final String TO_STRING = "toString()Ljava/lang/String;";

	/** The methods that any code may call on any object. */
	static final Set<String> OF_OBJECT = Set.of(TO_STRING, "equals(Ljava/lang/Object;)Z", "hashCode()I",
			"clone()Ljava/lang/Object;", "finalize()V");

	/** What any object says of itself, where others have it. */
	public static final Set<String> OF_ITSELF = Set.of(TO_STRING, "equals(Ljava/lang/Object;)Z", "hashCode()I");

	/** Types that add no methods to those. */
	public static final Set<String> NONE = Set.of("java.lang.Object", "java.lang.Record", "java.io.Serializable",
			"java.lang.Cloneable");

	/** The ways in which serialization calls a class. */
	static final Set<String> SERIALIZATION_HOOKS = Set.of("readObject", "writeObject", "readResolve", "writeReplace",
			"readExternal", "writeExternal", "readObjectNoData");

	/** How a method takes any object. */
	private static final Pattern ANY_OBJECT = Pattern.compile(
			".*\\(.*Ljava/(?:lang/(?:Object|Iterable)|util/(?:Map|List|Set|Collection|Optional|stream/Stream));.*\\).*");

	/** The words about reading from outside, the more special ones first. */
	private static final List<Word> READING = List.of(Word.READS_PROFILES, Word.READS_PLACEHOLDERS, Word.READS_PREFIX,
			Word.READS_BUNDLE, Word.READS_SYSTEM_PROPERTY, Word.READS_ENVIRONMENT_VARIABLE, Word.READS_PROPERTY,
			Word.READS_RESOURCE_BESIDE, Word.READS_RESOURCE, Word.READS_FILE);

	/** What calls of libraries can depend on, and calls of frameworks instead. */
	private static final String LIBRARIES = "libraries";

	private static final String FRAMEWORKS = "frameworks";

	private final LibraryRules rules;

	private final Predicate<String> framework;

	private final Map<String, Optional<Word>> reading = new ConcurrentHashMap<>();

	private final Map<String, Optional<Rule>> setting = new ConcurrentHashMap<>();

	private final Map<String, LibraryUse> uses = new ConcurrentHashMap<>();

	private final Map<String, LibraryUse> usesOfAnnotations = new ConcurrentHashMap<>();

	LibraryMethods(LibraryRules rules) {
		this.rules = rules;
		this.framework = rules.remembering(Word.FRAMEWORK);
	}

	/**
	 * Return the name of the method by which objects of a class become text.
	 * @param className the name of the class
	 */
	public static MemberRef toString(String className) {
		return new MemberRef(className, "toString", "()Ljava/lang/String;");
	}

	/**
	 * Return whether code may make a text of any object that it has.
	 * @param code the code
	 * @param reference what it refers to outside of the application
	 * @return whether the text of objects may become a part of what the code returns
	 */
	public boolean mayTell(Member code, Reference reference) {
		if (!reference.how().isCall()) {
			return false;
		}
		if (reference.owner().equals("java.lang.runtime.ObjectMethods")) {
			return code.name().equals("toString");
		}
		return !isSilent(reference);
	}

	/**
	 * Return the rule by which a call can come to code that only its arguments name, or
	 * not even those.
	 * @param reference what code refers to outside of the application
	 * @return the rule, or {@code null} if the call leads to no unknown code
	 */
	public @Nullable Rule reflection(Reference reference) {
		return reference.how().isCall() ? find(Word.REFLECTS, reference) : null;
	}

	/**
	 * Return the rule by which something is missed that the result of a call depends on.
	 * @param reference what code refers to outside of the application
	 * @return the rule, or {@code null} if nothing is missed
	 */
	public @Nullable Rule untracked(Reference reference) {
		return reference.how().isCall() ? find(Word.UNTRACKED, reference) : null;
	}

	/**
	 * Return what the result of a call can depend on besides its arguments and the code
	 * of its own library.
	 * @param call a call of a method outside of the application
	 * @return the text of the rule, names that are separated by commas
	 */
	public String surroundings(Reference call) {
		Rule rule = find(Word.DEPENDS, call);
		String text = (rule != null) ? rule.text() : "";
		return this.framework.test(call.owner()) ? text.replace(LIBRARIES, FRAMEWORKS) : text;
	}

	/**
	 * Return how a call sets fields or properties of objects.
	 * @param className the name of the type that a call names
	 * @param key the name and descriptor of the method
	 * @return the rule, or {@code null} if it sets none
	 */
	@Nullable Rule setsFields(String className, String key) {
		return this.setting
			.computeIfAbsent(className + "." + key, (id) -> Optional.ofNullable(find(Word.SETS_FIELDS, className, key)))
			.orElse(null);
	}

	/**
	 * Return whether a call hands objects to a library that may look into them.
	 * @param call a call of a method outside of the application
	 * @return whether the objects' classes matter as a whole
	 */
	public boolean mayLookInside(Reference call) {
		return !isSilent(call) && find(Word.TO_STRING, call) == null;
	}

	/**
	 * Return whether a method may look into the objects that it gets.
	 * @param owner the name of the type that a call names
	 * @param name the name of the method
	 * @param descriptor its descriptor
	 */
	public boolean mayLookInside(String owner, String name, String descriptor) {
		return this.rules.find(Word.SILENT, owner, name, descriptor) == null
				&& this.rules.find(Word.TO_STRING, owner, name, descriptor) == null;
	}

	/**
	 * Return whether a call that may look into objects only maps them: of their classes
	 * it sees what {@link DataMembers} tells.
	 * @param call a call of a method outside of the application
	 */
	public boolean maps(Reference call) {
		return find(Word.MAPS, call) != null;
	}

	/**
	 * Return whether a type of a library only maps objects.
	 * @param className the name of the type
	 */
	boolean maps(String className) {
		return this.rules.find(Word.MAPS, className, "", "") != null;
	}

	/**
	 * Return whether a call hands some object to a library that reads its properties,
	 * such as one that writes JSON: which object that is cannot be told from the call.
	 * @param call a call of a method outside of the application
	 * @return whether the properties of any data may be read
	 */
	public boolean mayReadProperties(Reference call) {
		return find(Word.READS_GETTERS, call) != null && ANY_OBJECT.matcher(call.key()).matches();
	}

	/**
	 * Return whether a call calls nothing of the objects that it gets. One that asks for
	 * beans only comes to how they are made, unless it hands objects to them.
	 */
	private boolean isSilent(Reference call) {
		return find(Word.SILENT, call) != null
				|| find(Word.FINDS_BEANS, call) != null && !ANY_OBJECT.matcher(call.key()).matches();
	}

	/**
	 * Return whether a call asks the container for beans, or which there are.
	 * @param call a call of a method outside of the application
	 */
	public boolean findsBeans(Reference call) {
		return call.how().isCall() && find(Word.FINDS_BEANS, call) != null;
	}

	/**
	 * Return how a method reads something from outside of the code that its arguments
	 * name.
	 * @param className the name of the type that a call names
	 * @param key the name and descriptor of the method
	 * @return the word of the rule, or {@code null} if it reads nothing
	 */
	public @Nullable Word reads(String className, String key) {
		return this.reading
			.computeIfAbsent(className + "." + key,
					(id) -> READING.stream().filter((word) -> find(word, className, key) != null).findFirst())
			.orElse(null);
	}

	/**
	 * Return whether a call only writes the files that it gets.
	 * @param call a call of a method outside of the application
	 */
	public boolean writesFile(Reference call) {
		return find(Word.WRITES_FILE, call) != null;
	}

	/**
	 * Return whether a call finds the services of a type that it gets.
	 * @param call a call of a method outside of the application
	 */
	public boolean loadsServices(Reference call) {
		return call.how().isCall() && find(Word.LOADS_SERVICES, call) != null;
	}

	/**
	 * Return what a call uses that no code names.
	 * @param className the name of the type that a call names, or of a type or annotation
	 * that an application class has
	 * @param key the name and descriptor of the method, or an empty text
	 */
	public LibraryUse uses(String className, String key) {
		return this.uses.computeIfAbsent(className + "." + key, (id) -> LibraryUse.find(this.rules, className, key));
	}

	/**
	 * Return what a library uses for what has an annotation on it.
	 * @param annotation the name of the annotation, or of any other type
	 */
	public LibraryUse usesOfAnnotation(String annotation) {
		return this.usesOfAnnotations.computeIfAbsent(annotation,
				(name) -> LibraryUse.find(this.rules, AnnotationMark.before(name), ""));
	}

	/**
	 * Return whether expressions can call any method of beans of a type.
	 * @param typeName the name of the type, which a library asks the container for
	 */
	public boolean isEvaluated(String typeName) {
		return this.rules.has(Word.EVALUATED, typeName);
	}

	private @Nullable Rule find(Word word, String className, String key) {
		int parameters = key.indexOf('(');
		return this.rules.find(word, className, key.substring(0, parameters), key.substring(parameters));
	}

	private @Nullable Rule find(Word word, Reference call) {
		return this.rules.find(word, call.owner(), call.name(), call.descriptor());
	}

	static boolean isSerializationHook(Member member) {
		return SERIALIZATION_HOOKS.contains(member.name());
	}

}
