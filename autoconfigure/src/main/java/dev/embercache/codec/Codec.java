package dev.embercache.codec;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.LibraryRules.Word;

/**
 * Takes values and keys of one generation to bytes and back. What cannot be given back
 * equal and of the same class is refused when it is written. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public final class Codec {

	/**
	 * The version of the form of the bytes. Bytes of another version are not read.
	 */
	public static final int VERSION = 3;

	private static final String REMEDY = "If it is one of yours, add its package to 'ember.cache.codec.allowed-packages'.";

	private static final String REMEDY_OF_OPEN_STORE = "Add its package to 'ember.cache.codec.allowed-packages', "
			+ "or have entries signed: 'ember.cache.redis.signing-key'.";

	private final Plans plans;

	private final KeyCodec keys;

	/**
	 * What reads bytes that others can have written. It has its own allow-list, so that
	 * what trusted bytes made known opens nothing to those.
	 */
	private final Supplier<Plans> openPlans;

	private final AllowedTypes openTypes;

	private final TrustedNames trusted;

	private final LibraryRules rules;

	private final Map<Class<?>, Boolean> shared = new ConcurrentHashMap<>();

	private final Set<Set<String>> readableByAll = ConcurrentHashMap.newKeySet();

	private Codec(Builder builder) {
		LibraryRules rules = (builder.rules != null) ? builder.rules : LibraryRules.load(builder.classLoader);
		this.rules = rules;
		this.trusted = TrustedNames.in(builder.writtenClasses);
		Customized customized = new Customized(builder.classLoader, builder.customizers);
		this.plans = new Plans(builder.allowedTypes(rules, this.trusted, REMEDY), customized, rules,
				builder.applicationObjects);
		this.keys = new KeyCodec(this.plans, rules, (key) -> decode(encode(key).bytes()));
		this.openTypes = builder.allowedTypes(rules, TrustedNames.none(), REMEDY_OF_OPEN_STORE);
		this.openPlans = SingletonSupplier
			.of(() -> new Plans(this.openTypes, customized, rules, builder.applicationObjects));
	}

	/**
	 * Start building the codec of a generation.
	 * @param classLoader the loader that defines the application classes now
	 * @return a builder
	 */
	public static Builder builder(ClassLoader classLoader) {
		Assert.notNull(classLoader, "'classLoader' must not be null");
		return new Builder(classLoader);
	}

	/**
	 * Take a value to bytes.
	 * @param value the value, never {@code null}
	 * @return its bytes and what was seen on the way
	 * @throws EncodingException if the value could not be given back as it is
	 */
	public Encoded encode(Object value) throws EncodingException {
		Assert.notNull(value, "'value' must not be null");
		return this.plans.conceding(() -> encodeAsPlanned(value));
	}

	private Encoded encodeAsPlanned(Object value) {
		Segments bytes = new Segments();
		GraphWriter writer;
		try (JsonGenerator out = SmileFormat.generator(bytes)) {
			writer = new GraphWriter(this.plans, out);
			writer.write(value);
		}
		byte[] written = bytes.toByteArray();
		if (writer.inDoubt()) {
			prove(value, written);
			writer.unproven().forEach(NodePlan::proveDecoded);
		}
		return new Encoded(written, writer.classNames());
	}

	private void prove(Object value, byte[] written) {
		Object copy;
		try {
			copy = decode(written);
		}
		catch (DecodingException ex) {
			EncodingException refused = new EncodingException("%s could be written, but not read back. %s"
				.formatted(Frame.shortName(value.getClass()), ex.getMessage()), ex);
			refused.concede(ex.concession());
			throw refused;
		}
		new GraphComparison(this.plans).check(value, copy, () -> decode(written));
	}

	/**
	 * Check that what was encoded can be read by a codec that trusts none of its bytes,
	 * as one must that shares a store with others: its library classes are part of the
	 * allowed types without this codec having seen them. Costs one look where the same
	 * classes were checked before.
	 * @param encoded what {@link #encode(Object)} returned
	 * @throws DecodingException if such a codec cannot read it
	 */
	public void checkReadableByAll(Encoded encoded) throws DecodingException {
		Assert.notNull(encoded, "'encoded' must not be null");
		if (!encoded.libraryNames().isEmpty() && !this.readableByAll.contains(encoded.libraryNames())) {
			decodeUntrusted(encoded.bytes());
			this.readableByAll.add(encoded.libraryNames());
		}
	}

	/**
	 * Take bytes back to a value that nobody but the application can have written.
	 * @param bytes what {@link #encode(Object)} returned in this or another generation
	 * @return the value, of this generation's classes
	 * @throws DecodingException if the bytes cannot be read in this generation
	 */
	public Object decode(byte[] bytes) throws DecodingException {
		return decode(bytes, this.plans);
	}

	/**
	 * Take bytes back to a value that others can have written: they may mention no
	 * library class that the application does not declare to cache or mention in its own
	 * code, and that is not known to be nothing but data.
	 * @param bytes what {@link #encode(Object)} returned in this or another generation,
	 * or anything else
	 * @return the value, of this generation's classes
	 * @throws DecodingException if the bytes cannot be read in this generation
	 */
	public Object decodeUntrusted(byte[] bytes) throws DecodingException {
		return decode(bytes, this.openPlans.get());
	}

	private static Object decode(byte[] bytes, Plans plans) {
		Assert.notNull(bytes, "'bytes' must not be null");
		try (JsonParser in = SmileFormat.parser(bytes)) {
			return new GraphReader(plans, in).read();
		}
		catch (JacksonException ex) {
			throw new DecodingException("Value: these bytes cannot be read. " + Refusal.COMPUTED_ANEW, ex);
		}
	}

	/**
	 * Take a key to its canonical bytes. Keys with equal bytes are equal.
	 * @param key the key
	 * @return its bytes and the application classes in it
	 * @throws EncodingException if the key has no canonical form
	 */
	public EncodedKey encodeKey(Object key) throws EncodingException {
		Assert.notNull(key, "'key' must not be null");
		return this.keys.encode(key);
	}

	/**
	 * Make copies of a value that nobody else has, such as one that was decoded for this
	 * very purpose.
	 * @param value the value, which must not be changed any more
	 * @return what makes the copies
	 */
	public CopySource copySourceOf(Object value) {
		Assert.notNull(value, "'value' must not be null");
		return new CopySource(this.plans, value, false);
	}

	/**
	 * Make copies of a value as it is now, whatever its owner does to it later.
	 * @param value the value
	 * @return what makes the copies, or {@code null} if nothing in the value can change,
	 * so that readers may share it
	 * @throws CodecException if the value cannot be copied faithfully
	 */
	public @Nullable CopySource isolate(Object value) throws CodecException {
		if (immutable(value)) {
			return null;
		}
		return this.plans.conceding(() -> copyAsPlanned(value));
	}

	private CopySource copyAsPlanned(Object value) {
		GraphCopier copier = new GraphCopier(this.plans);
		Object copy = copier.copy(value);
		if (copier.inDoubt()) {
			new GraphComparison(this.plans).check(value, copy, () -> new GraphCopier(this.plans).copy(value));
			copier.unproven().forEach(NodePlan::proveCopied);
		}
		return new CopySource(this.plans, copy, copier.tree());
	}

	/**
	 * Return a key that stays what the given one is now, whatever its owner does to it
	 * later.
	 * @param key the key
	 * @return the key itself if nothing that can change makes it equal to another one, or
	 * a copy that is equal to it
	 * @throws CodecException if there is no such copy
	 */
	public Object isolateKey(Object key) throws CodecException {
		return this.keys.isolate(key);
	}

	/**
	 * Return whether nothing in the graph of a value can change.
	 * @param value the value
	 * @return {@code true} if the value may be shared between readers
	 */
	public boolean immutable(Object value) {
		Assert.notNull(value, "'value' must not be null");
		return this.plans.constancy().isConstant(value);
	}

	/**
	 * Return whether a value is there to be changed by all who have it, such as a counter
	 * or a lock. A copy of one is another one, although it can be made.
	 * @param value the value
	 * @return {@code true} if a rule says so of its class
	 */
	public boolean isShared(Object value) {
		Assert.notNull(value, "'value' must not be null");
		return this.shared.computeIfAbsent(value.getClass(),
				(type) -> !this.rules.has(Word.DATA, type.getName()) && this.rules.find(Word.SHARED, type) != null);
	}

	/**
	 * Allow a type that a cached method returns, with all types that it declares to hold,
	 * so that their names are resolved when bytes are read.
	 * @param type the type, with its type arguments if it has any
	 */
	public void allow(Type type) {
		Assert.notNull(type, "'type' must not be null");
		this.plans.allowedTypes().allow(type);
		this.openTypes.allow(type);
	}

	/**
	 * Let bytes that nobody but the application can have written mention the given
	 * library classes.
	 * @param libraryNames the names that went with what was encoded, which their lineage
	 * has kept; costs nothing if they are the same object as the last time
	 * @see Encoded#libraryNames()
	 */
	public void know(Collection<String> libraryNames) {
		Assert.notNull(libraryNames, "'libraryNames' must not be null");
		this.trusted.addRead(libraryNames);
	}

	/**
	 * Check that the given library classes are here.
	 * @param libraryNames names that are known, see {@link #know(Collection)}
	 * @throws DecodingException if one of them is not, so that what holds it cannot be
	 * read
	 */
	public void resolve(Collection<String> libraryNames) throws DecodingException {
		Assert.notNull(libraryNames, "'libraryNames' must not be null");
		try {
			libraryNames.forEach(this.plans.allowedTypes()::resolve);
		}
		catch (Refusal ex) {
			throw new DecodingException("%s. %s".formatted(ex.reason(), ex.remedy()), ex);
		}
	}

	/**
	 * Builds the codec of a generation.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final ClassLoader classLoader;

		private Predicate<String> applicationClasses = (className) -> false;

		private Predicate<Class<?>> currentClasses;

		private List<String> allowedPackages = List.of();

		private Predicate<String> mentionedClasses = (className) -> false;

		private Set<String> writtenClasses = ConcurrentHashMap.newKeySet();

		private List<EmberCodecCustomizer> customizers = List.of();

		private @Nullable LibraryRules rules;

		private ApplicationObjects applicationObjects = ApplicationObjects.NONE;

		private Builder(ClassLoader classLoader) {
			this.classLoader = classLoader;
			this.currentClasses = (type) -> type.getClassLoader() == classLoader;
		}

		/**
		 * Set which application classes are those of this generation, rather than twins
		 * of them in a parent of its loader. By default, the classes that the loader
		 * itself defines.
		 * @param type accepts an application class of this generation
		 * @return this builder
		 */
		public Builder currentClasses(Predicate<Class<?>> type) {
			Assert.notNull(type, "'type' must not be null");
			this.currentClasses = type;
			return this;
		}

		/**
		 * Set what is known of libraries. By default, the rules that the class loader
		 * finds.
		 * @param rules the rules
		 * @return this builder
		 */
		public Builder rules(LibraryRules rules) {
			Assert.notNull(rules, "'rules' must not be null");
			this.rules = rules;
			return this;
		}

		/**
		 * Set which objects are no data because the application lives on them. By
		 * default, there are none.
		 * @param objects tells them from data
		 * @return this builder
		 */
		public Builder applicationObjects(ApplicationObjects objects) {
			Assert.notNull(objects, "'objects' must not be null");
			this.applicationObjects = objects;
			return this;
		}

		/**
		 * Set where the names of library classes are kept that were written, so that the
		 * next generation of this process knows them.
		 * @param names a set that is safe for use by several threads
		 * @return this builder
		 */
		public Builder writtenClasses(Set<String> names) {
			Assert.notNull(names, "'names' must not be null");
			this.writtenClasses = names;
			return this;
		}

		/**
		 * Set which class names are those of application classes.
		 * @param className accepts the binary name of an application class
		 * @return this builder
		 */
		public Builder applicationClasses(Predicate<String> className) {
			Assert.notNull(className, "'className' must not be null");
			this.applicationClasses = className;
			return this;
		}

		/**
		 * Set the packages whose classes may be read in addition to what is known.
		 * @param packages names of packages; their sub-packages are included
		 * @return this builder
		 */
		public Builder allowedPackages(Collection<String> packages) {
			this.allowedPackages = List.copyOf(packages);
			return this;
		}

		/**
		 * Set which library classes the application's own code mentions: bytes that
		 * others can have written may name them too. By default, none.
		 * @param className accepts the binary name of such a class
		 * @return this builder
		 */
		public Builder mentionedClasses(Predicate<String> className) {
			Assert.notNull(className, "'className' must not be null");
			this.mentionedClasses = className;
			return this;
		}

		/**
		 * Set the users' customizers.
		 * @param customizers in the order in which they are called
		 * @return this builder
		 */
		public Builder customizers(Collection<? extends EmberCodecCustomizer> customizers) {
			this.customizers = new ArrayList<>(customizers);
			return this;
		}

		private AllowedTypes allowedTypes(LibraryRules rules, TrustedNames trusted, String remedy) {
			return new AllowedTypes(this.classLoader, this.applicationClasses, this.currentClasses, rules,
					this.allowedPackages, this.mentionedClasses, trusted, remedy);
		}

		/**
		 * Build the codec.
		 * @return a codec that lives as long as its generation
		 */
		public Codec build() {
			return new Codec(this);
		}

	}

}
