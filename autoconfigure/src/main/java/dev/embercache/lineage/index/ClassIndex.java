package dev.embercache.lineage.index;

import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.MemberRef;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;
import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.classpath.ClassFiles;
import dev.embercache.lineage.classpath.ClassFiles.ClassFile;
import dev.embercache.lineage.classpath.KnownClasses;
import dev.embercache.lineage.text.TextAnalysis;
import dev.embercache.rules.AnnotationMark;
import dev.embercache.rules.LibraryRules;

/**
 * The classes of one generation: which are the application's, what each says, and what
 * all of them together say of one.
 * <p>
 * <b>Three levels of knowledge, each computed at most once.</b> The names of all
 * application classes, by a walk over folders and jars; the {@link ClassState} of a
 * class, when it is first asked for; the {@link Links} between classes, which take all
 * states. What was read stays as it was read, because it has to describe the code that
 * this generation runs, and not a file that an edit has changed since.
 * <p>
 * <b>Names.</b> A class that the compiler numbered, such as {@code Shop$1}, has a
 * different number once another one is written before it. Elements therefore use a
 * <em>stable</em> name, which {@link Nests} derive from the content; every method here
 * takes either form.
 * <p>
 * <b>Application or not.</b> Decided by name and location. A class that cannot be found
 * counts as the application's if its package has other such classes: a build that is
 * still running may not have written it yet, and its state is unknown rather than absent,
 * so that no lineage with it holds.
 * <p>
 * Safe for use by several threads: two may read the same class, and one result wins.
 */
public final class ClassIndex {

	private final ClassFiles files;

	private final ApplicationClasses applicationClasses;

	private final KnownClasses known;

	private final LibraryCode libraryCode;

	private final Supplier<Set<String>> listed;

	private final Supplier<Nests> nests;

	private final Supplier<Set<String>> names;

	private final Supplier<Set<String>> packages;

	private final Supplier<Links> links;

	private final Supplier<Set<String>> mentioned;

	private final Hierarchy hierarchy = new Hierarchy(this);

	private final LibraryTypes libraryTypes = new LibraryTypes(this);

	private final Callers callers = new Callers(this);

	private final Annotations annotations = new Annotations(this);

	private final Setters setters = new Setters(this);

	private final Creations creations = new Creations(this);

	private final Map<String, Boolean> application = new ConcurrentHashMap<>();

	private final Map<String, ClassState> states = new ConcurrentHashMap<>();

	private final LoadedClasses loaded;

	private final TextAnalysis texts = new TextAnalysis(this::bytes);

	/**
	 * Create a new index.
	 * @param files the class files of the generation
	 * @param applicationClasses which of them are the application's
	 * @param known what earlier generations have read
	 * @param rules what is known about libraries
	 */
	public ClassIndex(ClassFiles files, ApplicationClasses applicationClasses, KnownClasses known, LibraryRules rules) {
		this.files = files;
		this.applicationClasses = applicationClasses;
		this.known = known;
		this.libraryCode = new LibraryCode(rules);
		this.listed = SingletonSupplier
			.of(() -> new GeneratedClasses(files.classLoader()).removedFrom(applicationClasses.names()));
		this.nests = SingletonSupplier.of(() -> new Nests(this.listed.get(), files::findNumbered));
		this.names = SingletonSupplier.of(() -> this.nests.get().stable(this.listed.get()));
		this.packages = SingletonSupplier.of(this::findPackages);
		this.links = SingletonSupplier.of(this::findLinks);
		this.mentioned = SingletonSupplier.of(this::findMentioned);
		this.loaded = new LoadedClasses(files, this::stable, this::original);
	}

	/**
	 * Read all application classes, and forget what was known of others.
	 */
	public void prepare() {
		links();
		this.known.retain(this.states.keySet(), this.nests.get()::original);
	}

	/**
	 * Return what is known of all application classes.
	 * @return the states by name
	 */
	public Map<String, ClassState> states() {
		Map<String, ClassState> states = new HashMap<>();
		names().forEach((name) -> states.put(name, state(name)));
		return states;
	}

	public Set<String> names() {
		return this.names.get();
	}

	/**
	 * Return the name that a class has in elements: that in its class file, unless this
	 * is a number.
	 * @param className the name of a class in either form
	 */
	public String stable(String className) {
		return this.nests.get().stable(className);
	}

	private String original(String className) {
		return this.nests.get().original(className);
	}

	/**
	 * Return whether a class can change between generations.
	 * @param className the name of the class
	 * @return whether it is an application class, be it there or not
	 */
	public boolean isApplication(String className) {
		if (className.isEmpty() || className.startsWith("java.")
				|| className.indexOf('.') < 0 && isPrimitive(className)) {
			return false;
		}
		return this.listed.get().contains(className) || this.names.get().contains(className)
				|| this.application.computeIfAbsent(className, this::decide);
	}

	/**
	 * Return the application classes that extend or implement a type directly or by types
	 * of libraries, or that have an annotation.
	 * @param className the name of the type, or that of the annotation after an {@code @}
	 * @return the names of the classes
	 */
	public Set<String> subtypes(String className) {
		if (AnnotationMark.isBefore(className)) {
			return this.annotations.classes(className);
		}
		return (className.startsWith("java.") || isApplication(className))
				? links().subtypes().getOrDefault(className, Set.of()) : this.libraryTypes.subtypes(className);
	}

	/**
	 * Return the application classes that match a pattern.
	 * @param pattern the pattern
	 * @return the names of the classes, sorted
	 */
	public Set<String> matching(String pattern) {
		Set<String> matching = new TreeSet<>();
		for (String name : names()) {
			if (ClassPattern.matches(pattern, name) || ClassPattern.matches(pattern, this.nests.get().original(name))) {
				matching.add(name);
			}
		}
		return matching;
	}

	/**
	 * Return what all application classes together say of one.
	 * @return the links between classes
	 */
	Links links() {
		return this.links.get();
	}

	/**
	 * Return the classes of libraries that application classes mention.
	 * @return their names
	 */
	public Set<String> mentioned() {
		return this.mentioned.get();
	}

	public Hierarchy hierarchy() {
		return this.hierarchy;
	}

	public LibraryCode libraryCode() {
		return this.libraryCode;
	}

	public LibraryTypes libraryTypes() {
		return this.libraryTypes;
	}

	public Annotations annotations() {
		return this.annotations;
	}

	public Callers callers() {
		return this.callers;
	}

	public Setters setters() {
		return this.setters;
	}

	public Creations creations() {
		return this.creations;
	}

	/**
	 * Return what finds out which texts the calls in a method get.
	 * @return the analysis, which reads class files again
	 */
	public TextAnalysis texts() {
		return this.texts;
	}

	private byte @Nullable [] bytes(String internalName) {
		String className = ClassUtils.convertResourcePathToClassName(internalName);
		if (!isApplication(className)) {
			return null;
		}
		Nests nests = this.nests.get();
		byte[] bytes = this.files.bytes(nests.original(className));
		return (bytes != null) ? nests.of(className).rename(bytes) : null;
	}

	/**
	 * Return which classes are loaded, and whose files may yet change what will be.
	 * @return the loaded classes
	 */
	public LoadedClasses loaded() {
		return this.loaded;
	}

	/**
	 * Return what is known of a class, of the application or not.
	 * @param className the name of the class
	 * @return what is known of it
	 */
	public ClassState state(String className) {
		ClassState state = this.states.get(className);
		if (state == null) {
			String name = stable(className);
			state = name.equals(className) ? read(name) : state(name);
			ClassState other = this.states.putIfAbsent(className, state);
			state = (other != null) ? other : state;
		}
		return state;
	}

	/**
	 * Return what the file of a class says, for those to whom a class that cannot be read
	 * is one that says nothing.
	 * @param className the name of the class
	 * @return the summary
	 */
	public ClassSummary summary(String className) {
		ClassSummary summary = state(className).summary();
		return (summary != null) ? summary : ClassSummary.unknown(className);
	}

	/**
	 * Return a method or field.
	 * @param member its name
	 * @return the member, or {@code null} if its class does not declare it now
	 */
	public @Nullable Member find(MemberRef member) {
		return summary(member.owner()).find(member);
	}

	private ClassState read(String className) {
		Nests nests = this.nests.get();
		ClassFile<ClassSummary> file = this.files.find(className, nests.original(className), nests.of(className));
		if (file == null) {
			boolean expected = this.packages.get().contains(ClassUtils.getPackageName(className));
			return new ClassState(null, expected ? Fingerprint.UNKNOWN : Fingerprint.ABSENT, false);
		}
		if (file.file() != null) {
			this.loaded.watch(className, file.file());
		}
		ClassSummary summary = file.content();
		if (summary == null) {
			return new ClassState(null, Fingerprint.UNKNOWN, true);
		}
		return new ClassState(summary, file.inDoubt() ? Fingerprint.UNKNOWN : summary.whole(), true);
	}

	private boolean decide(String className) {
		URL location = this.files.locate(className);
		if (this.applicationClasses.contains(className, location)) {
			return true;
		}
		return location == null && this.packages.get().contains(ClassUtils.getPackageName(className));
	}

	private Set<String> findPackages() {
		Set<String> packages = new HashSet<>();
		this.names.get().forEach((name) -> packages.add(ClassUtils.getPackageName(name)));
		return packages;
	}

	private Links findLinks() {
		Links links = new Links();
		for (String name : this.names.get()) {
			links.add(summary(name), this.libraryCode.ambient());
		}
		return links;
	}

	private Set<String> findMentioned() {
		Set<String> mentioned = new HashSet<>();
		for (String name : this.names.get()) {
			ClassSummary summary = summary(name);
			mentioned.addAll(summary.supertypes());
			addOwners(summary.references(), mentioned);
			summary.members().forEach((member) -> addOwners(member.references(), mentioned));
		}
		mentioned.removeIf((name) -> name.startsWith("java.") || this.names.get().contains(name));
		return Set.copyOf(mentioned);
	}

	private static void addOwners(List<Reference> references, Set<String> owners) {
		references.forEach((reference) -> owners.add(reference.owner()));
	}

	private static boolean isPrimitive(String className) {
		return ClassUtils.resolvePrimitiveClassName(className) != null || className.equals("void");
	}

	/**
	 * What is known of a class.
	 *
	 * @param summary what its class file says, or {@code null} if there is none or it
	 * cannot be read
	 * @param fingerprint the fingerprint of the whole class
	 * @param present whether there is a class file
	 */
	public record ClassState(@Nullable ClassSummary summary, Fingerprint fingerprint, boolean present) {

	}

}
