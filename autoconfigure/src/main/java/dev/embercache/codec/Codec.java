package dev.embercache.codec;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Takes values and keys of one generation to bytes and back. A value that could not be
 * given back equal and of the same class is refused when it is written. Safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public final class Codec {

	/**
	 * The version of the form of the bytes. Bytes of another version are not read.
	 */
	public static final int VERSION = 3;

	private final Plans plans;

	private final ValueCodec values;

	private final KeyCodec keys;

	/**
	 * Reads bytes that others may have written. It has an allow-list of its own, so that
	 * a name that trusted bytes made known is not allowed in those.
	 */
	private final Supplier<ValueCodec> openValues;

	private final AllowedTypes openTypes;

	private final TrustedNames trusted;

	private final LibraryRules rules;

	private final Map<Class<?>, Boolean> shared = new ConcurrentHashMap<>();

	private final Set<Set<String>> readableByAll = ConcurrentHashMap.newKeySet();

	Codec(Plans plans, Supplier<Plans> openPlans, AllowedTypes openTypes, TrustedNames trusted, LibraryRules rules) {
		this.plans = plans;
		this.values = new ValueCodec(plans);
		this.keys = new KeyCodec(plans, rules, (key) -> decode(encode(key).bytes()));
		this.openValues = SingletonSupplier.of(() -> new ValueCodec(openPlans.get()));
		this.openTypes = openTypes;
		this.trusted = trusted;
		this.rules = rules;
	}

	/**
	 * Start building the codec of a generation.
	 * @param classLoader the loader that defines the application classes now
	 * @return a builder
	 */
	public static CodecBuilder builder(ClassLoader classLoader) {
		Assert.notNull(classLoader, "'classLoader' must not be null");
		return new CodecBuilder(classLoader);
	}

	/**
	 * Take a value to bytes.
	 * @param value the value, never {@code null}
	 * @return its bytes and what was seen on the way
	 * @throws EncodingException if the value could not be given back as it is
	 */
	public Encoded encode(Object value) throws EncodingException {
		Assert.notNull(value, "'value' must not be null");
		return this.values.encode(value);
	}

	/**
	 * Check that what was encoded can be read by a codec that trusts none of its bytes,
	 * as in another instance that shares the store: its library classes are allowed there
	 * without having been seen. Costs one look-up if the same classes were checked
	 * before.
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
	 * Take bytes back to a value. Only the application itself can have written them.
	 * @param bytes what {@link #encode(Object)} returned in this or another generation
	 * @return the value, of this generation's classes
	 * @throws DecodingException if the bytes cannot be read in this generation
	 */
	public Object decode(byte[] bytes) throws DecodingException {
		Assert.notNull(bytes, "'bytes' must not be null");
		return this.values.decode(bytes);
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
		Assert.notNull(bytes, "'bytes' must not be null");
		return this.openValues.get().decode(bytes);
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
	 * Make a source of copies of a value that nobody else holds, such as one that was
	 * decoded for this very purpose.
	 * @param value the value, which must not be changed any more
	 * @return the source
	 */
	public CopySource copySourceOf(Object value) {
		Assert.notNull(value, "'value' must not be null");
		return this.values.copySourceOf(value);
	}

	/**
	 * Make a source of copies of a value as it is now, whatever its owner does to it
	 * later.
	 * @param value the value
	 * @return the source, or {@code null} if nothing in the value can change, so that
	 * readers may share it
	 * @throws CodecException if the value cannot be copied faithfully
	 */
	public @Nullable CopySource isolate(Object value) throws CodecException {
		Assert.notNull(value, "'value' must not be null");
		return this.values.isolate(value);
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
	 * Return whether a value is meant to be changed by everyone who has it, such as a
	 * counter or a lock. A copy of one is a different one, although it can be made.
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
	 * Let bytes that only the application itself can have written name the given library
	 * classes.
	 * @param libraryNames the names that came with what was encoded and that its lineage
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

}
