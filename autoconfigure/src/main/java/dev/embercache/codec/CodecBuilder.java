package dev.embercache.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.rules.LibraryRules;

/**
 * Builds the {@link Codec} of a generation.
 *
 * @since 0.1.0
 */
public final class CodecBuilder {

	private static final String REMEDY = "If the type is yours, add its package to 'ember.cache.codec.allowed-packages'.";

	private static final String REMEDY_OF_OPEN_STORE = "Add its package to 'ember.cache.codec.allowed-packages', "
			+ "or set 'ember.cache.redis.signing-key' so that entries are signed.";

	private final ClassLoader classLoader;

	private Predicate<String> applicationClasses = (className) -> false;

	private Predicate<Class<?>> currentClasses;

	private List<String> allowedPackages = List.of();

	private Predicate<String> mentionedClasses = (className) -> false;

	private Set<String> writtenClasses = ConcurrentHashMap.newKeySet();

	private List<EmberCodecCustomizer> customizers = List.of();

	private @Nullable LibraryRules rules;

	private ApplicationObjects applicationObjects = ApplicationObjects.NONE;

	CodecBuilder(ClassLoader classLoader) {
		this.classLoader = classLoader;
		this.currentClasses = (type) -> type.getClassLoader() == classLoader;
	}

	/**
	 * Set which application classes are those of this generation, rather than twins of
	 * them in a parent of its loader. By default, the classes that the loader itself
	 * defines.
	 * @param type accepts an application class of this generation
	 * @return this builder
	 */
	public CodecBuilder currentClasses(Predicate<Class<?>> type) {
		Assert.notNull(type, "'type' must not be null");
		this.currentClasses = type;
		return this;
	}

	/**
	 * Set what is known of libraries. By default, the rules that the class loader finds.
	 * @param rules the rules
	 * @return this builder
	 */
	public CodecBuilder rules(LibraryRules rules) {
		Assert.notNull(rules, "'rules' must not be null");
		this.rules = rules;
		return this;
	}

	/**
	 * Set which objects are no data because the application lives on them. By default,
	 * there are none.
	 * @param objects tells them from data
	 * @return this builder
	 */
	public CodecBuilder applicationObjects(ApplicationObjects objects) {
		Assert.notNull(objects, "'objects' must not be null");
		this.applicationObjects = objects;
		return this;
	}

	/**
	 * Set where the names of library classes are kept that were written, so that the next
	 * generation of this process knows them.
	 * @param names a set that is safe for use by several threads
	 * @return this builder
	 */
	public CodecBuilder writtenClasses(Set<String> names) {
		Assert.notNull(names, "'names' must not be null");
		this.writtenClasses = names;
		return this;
	}

	/**
	 * Set which class names are those of application classes.
	 * @param className accepts the binary name of an application class
	 * @return this builder
	 */
	public CodecBuilder applicationClasses(Predicate<String> className) {
		Assert.notNull(className, "'className' must not be null");
		this.applicationClasses = className;
		return this;
	}

	/**
	 * Set the packages whose classes may be read in addition to what is known.
	 * @param packages names of packages; their sub-packages are included
	 * @return this builder
	 */
	public CodecBuilder allowedPackages(Collection<String> packages) {
		this.allowedPackages = List.copyOf(packages);
		return this;
	}

	/**
	 * Set which library classes the application's own code mentions: bytes that others
	 * can have written may name them too. By default, none.
	 * @param className accepts the binary name of such a class
	 * @return this builder
	 */
	public CodecBuilder mentionedClasses(Predicate<String> className) {
		Assert.notNull(className, "'className' must not be null");
		this.mentionedClasses = className;
		return this;
	}

	/**
	 * Set the users' customizers.
	 * @param customizers in the order in which they are called
	 * @return this builder
	 */
	public CodecBuilder customizers(Collection<? extends EmberCodecCustomizer> customizers) {
		this.customizers = new ArrayList<>(customizers);
		return this;
	}

	/**
	 * Build the codec.
	 * @return a codec that lives as long as its generation
	 */
	public Codec build() {
		LibraryRules rules = (this.rules != null) ? this.rules : LibraryRules.load(this.classLoader);
		TrustedNames trusted = TrustedNames.in(this.writtenClasses);
		Customized customized = new Customized(this.classLoader, this.customizers);
		AllowedTypes allowed = allowedTypes(rules, trusted, REMEDY);
		AllowedTypes open = allowedTypes(rules, TrustedNames.none(), REMEDY_OF_OPEN_STORE);
		ApplicationObjects objects = this.applicationObjects;
		return new Codec(new Plans(allowed, customized, rules, objects),
				SingletonSupplier.of(() -> new Plans(open, customized, rules, objects)), open, trusted, rules);
	}

	private AllowedTypes allowedTypes(LibraryRules rules, TrustedNames trusted, String remedy) {
		return new AllowedTypes(this.classLoader, this.applicationClasses, this.currentClasses, rules,
				this.allowedPackages, this.mentionedClasses, trusted, remedy);
	}

}
