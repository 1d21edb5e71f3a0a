package dev.embercache.cache;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;
import org.springframework.core.log.LogMessage;
import org.springframework.util.ClassUtils;

import dev.embercache.codec.Codec;
import dev.embercache.codec.CodecException;
import dev.embercache.codec.CopySource;
import dev.embercache.codec.Encoded;
import dev.embercache.codec.EncodedKey;
import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.lineage.Element;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Lineage.Part;
import dev.embercache.lineage.Producer;

/**
 * Encodes the keys and values of one cache for its store, decodes them again, and holds
 * as objects those that are not encoded.
 * <p>
 * Adds to {@link Codec}, which throws, what a cache must do about it: a key or a value
 * that cannot be encoded, decoded or copied is added to the {@link Faults}, and the
 * result is {@code null} or the next best, so that the value is live only, shared or a
 * miss.
 * <p>
 * A value is either <i>immutable</i>, and readers may share it; <i>mutable data</i>, and
 * each reader gets a copy, unless the settings say otherwise; or <i>shared state</i> such
 * as a counter or a lock, of which a copy would be of no use: it is never encoded, and
 * all readers get the object itself.
 */
final class EntryCodec {

	private static final Log logger = LogFactory.getLog(LogNames.CACHE);

	private static final String ALL_SHARE = "; all readers share it.";

	private static final Cache.ValueWrapper NULL = new SimpleValueWrapper(null);

	private final String cache;

	private final TrackingCheck check;

	private final BroadLineageNotice broadLineages;

	private final CurrentGeneration generation;

	private final Faults faults;

	private final boolean copyOnRead;

	private final boolean trusted;

	/**
	 * Create a codec.
	 * @param copyOnRead whether each reader of a mutable value gets a copy of its own
	 * @param trusted whether only the application can have written to the store
	 */
	EntryCodec(String cache, CurrentGeneration generation, Faults faults, boolean copyOnRead, boolean trusted) {
		this.trusted = trusted;
		this.check = new TrackingCheck(generation.lineages());
		this.broadLineages = new BroadLineageNotice(cache, generation.lineages());
		this.cache = cache;
		this.generation = generation;
		this.faults = faults;
		this.copyOnRead = copyOnRead;
	}

	void allowReturnType(Method method) {
		try {
			this.generation.codec().allow(method.getGenericReturnType());
		}
		catch (RuntimeException | Error ex) {
			this.faults.add("The return type of '%s' cannot be inspected. %s".formatted(method, message(ex)),
					"Its entries may be treated as misses.", ex);
		}
	}

	/**
	 * Take a snapshot of a key.
	 */
	KeySnapshot snapshot(Object key) {
		try {
			return new KeySnapshot(key, this.generation.codec().isolateKey(key));
		}
		catch (RuntimeException | Error ex) {
			return new KeySnapshot(key, null);
		}
	}

	CacheKey encode(KeySnapshot snapshot) {
		try {
			EncodedKey encoded = this.generation.codec().encodeKey(snapshot.key());
			return new CacheKey(snapshot, EntryKey.of(encoded.bytes()), encoded.classNames(), encoded.libraryNames());
		}
		catch (RuntimeException | Error ex) {
			this.faults.add("A key cannot be encoded. " + message(ex),
					"Entries with such a key do not survive a restart.", ex);
			return new CacheKey(snapshot, null, Set.of());
		}
	}

	/**
	 * Return the value encoded, with its lineage, or {@code null} if it must be held live
	 * only.
	 */
	@Nullable Variant encode(CacheKey key, @Nullable Object value, Supplier<@Nullable Producer> producer) {
		Encoded encoded = null;
		if (value != null) {
			encoded = encodeValue(value);
			if (encoded == null) {
				return null;
			}
		}
		try {
			Producer computed = producer.get();
			Lineage lineage = this.generation.lineages()
				.lineageOf(this.cache, computed, classNames(key, encoded), libraryNames(key, encoded));
			if (computed != null) {
				this.check.check(() -> "@CacheLineage of " + computed.displayName(), computed.tracking());
			}
			this.broadLineages.check(lineage);
			if (lineage.inDoubt()) {
				logger.debug(LogMessage.format(
						"Cache '%s': held live only, these were rewritten since the start or cannot be read: %s",
						this.cache, doubtful(lineage)));
				return null;
			}
			return (encoded != null) ? new Variant(encoded.bytes(), lineage, this.generation.clock().instant())
					: Variant.ofNull(lineage, this.generation.clock().instant());
		}
		catch (RuntimeException | Error ex) {
			this.faults.add("The lineage of a value cannot be determined. " + message(ex),
					"It is held live only and does not survive a restart.", ex);
			return null;
		}
	}

	private static List<Element> doubtful(Lineage lineage) {
		return lineage.parts().stream().filter((part) -> !part.fingerprint().isKnown()).map(Part::element).toList();
	}

	private @Nullable Encoded encodeValue(Object value) {
		boolean shared = this.generation.codec().isShared(value);
		if (shared && this.copyOnRead) {
			warnOfShared(value);
			return null;
		}
		try {
			Encoded encoded = this.generation.codec().encode(value);
			if (!this.trusted) {
				this.generation.codec().checkReadableByAll(encoded);
			}
			return encoded;
		}
		catch (RuntimeException | Error ex) {
			if (shared) {
				logger.debug(LogMessage.format("Cache '%s': %s is held live only", this.cache, name(value)));
				return null;
			}
			this.faults.add("A value of " + name(value) + " cannot be encoded. " + message(ex),
					() -> "It is held live only and does not survive a restart" + (isCopied(value) ? "." : ALL_SHARE),
					ex);
			return null;
		}
	}

	private boolean isCopied(Object value) {
		return holdIfPossible(value) instanceof HeldValue.Copied
				|| this.copyOnRead && this.generation.codec().immutable(value);
	}

	/**
	 * A copy of a counter, a bucket or a lock would be of no use, even if one could be
	 * made.
	 */
	private void warnOfShared(Object value) {
		this.faults.warn("""
				A value is a %1$s, an object that its readers share and change. \
				All of them get this very object, and it is not stored: it is computed again after a restart. \
				If this is intended, set 'ember.cache.caches.%2$s.copy-on-read: false', \
				and 'ember.cache.caches.%2$s.track-code: false' if a change of code must not create a new one."""
			.formatted(name(value), this.cache));
	}

	/**
	 * Hold a value as an object. Each reader of a mutable one gets a copy of its own,
	 * unless readers are to share it.
	 */
	HeldValue hold(@Nullable Object value) {
		return hold(value, this::cannotBeCopied);
	}

	/**
	 * Hold a value as an object, copied for each reader if possible. That a value is not
	 * encoded has been counted as a fault already, so a failed copy is none.
	 */
	HeldValue holdIfPossible(@Nullable Object value) {
		return hold(value, (ignored, ex) -> {
		});
	}

	private HeldValue hold(@Nullable Object value, BiConsumer<Object, Throwable> fault) {
		try {
			if (value == null || !this.copyOnRead || this.generation.codec().immutable(value)) {
				return new HeldValue.Shared(value);
			}
			if (this.generation.codec().isShared(value)) {
				warnOfShared(value);
				return new HeldValue.Shared(value);
			}
			CopySource source = this.generation.codec().isolate(value);
			return (source != null) ? new HeldValue.Copied(source, this) : new HeldValue.Shared(value);
		}
		catch (RuntimeException | Error ex) {
			if (value != null) {
				fault.accept(value, ex);
			}
			return new HeldValue.Shared(value);
		}
	}

	private void cannotBeCopied(Object value, Throwable ex) {
		this.faults.add("A value of " + name(value) + " cannot be copied. " + message(ex), "All readers share it.", ex);
	}

	/**
	 * Return the names of the application classes in a key and a value, as far as they
	 * can be determined.
	 */
	Set<String> classNames(Object key, Cache.@Nullable ValueWrapper wrapper) {
		Set<String> names = new HashSet<>(this.generation.codecClasses());
		Object value = (wrapper != null) ? wrapper.get() : null;
		try {
			names.addAll(this.generation.codec().encodeKey(key).classNames());
			if (value != null) {
				names.addAll(this.generation.codec().encode(value).classNames());
			}
		}
		catch (RuntimeException | Error ex) {
			logger.debug(LogMessage.format("Cache '%s': the classes of an entry cannot be determined", this.cache), ex);
		}
		return names;
	}

	private Set<String> classNames(CacheKey key, @Nullable Encoded encoded) {
		Set<String> ofCodec = this.generation.codecClasses();
		if (encoded != null && key.classNames().isEmpty() && ofCodec.isEmpty()) {
			return encoded.classNames();
		}
		Set<String> names = new HashSet<>(key.classNames());
		names.addAll(ofCodec);
		if (encoded != null) {
			names.addAll(encoded.classNames());
		}
		return names;
	}

	private static Set<String> libraryNames(CacheKey key, @Nullable Encoded encoded) {
		Set<String> ofValue = (encoded != null) ? encoded.libraryNames() : Set.of();
		if (key.libraryNames().isEmpty() || ofValue.isEmpty()) {
			return key.libraryNames().isEmpty() ? ofValue : key.libraryNames();
		}
		Set<String> names = new HashSet<>(key.libraryNames());
		names.addAll(ofValue);
		return names;
	}

	Cache.@Nullable ValueWrapper decode(Variant variant) {
		if (variant.isNull()) {
			return NULL;
		}
		try {
			return new SimpleValueWrapper(read(variant));
		}
		catch (RuntimeException | Error ex) {
			this.faults.add("An entry cannot be decoded. " + message(ex),
					(ex instanceof CodecException) ? "" : "It is treated as a miss.", ex);
			return null;
		}
	}

	private Object read(Variant variant) {
		Codec codec = this.generation.codec();
		if (!this.trusted) {
			return codec.decodeUntrusted(variant.payload());
		}
		codec.know(variant.lineage().libraryNames());
		return codec.decode(variant.payload());
	}

	/**
	 * Return the source of copies of the value of a variant.
	 */
	@Nullable CopySource source(Variant variant) {
		Cache.ValueWrapper decoded = decode(variant);
		Object value = (decoded != null) ? decoded.get() : null;
		return (value != null) ? this.generation.codec().copySourceOf(value) : null;
	}

	Cache.@Nullable ValueWrapper copy(CopySource source) {
		try {
			return new SimpleValueWrapper(source.copy());
		}
		catch (RuntimeException | Error ex) {
			this.faults.add("A value cannot be copied. " + message(ex), "It is treated as a miss.", ex);
			return null;
		}
	}

	/**
	 * Return whether readers cannot tell that they share an object.
	 */
	boolean isImmutable(@Nullable Object value) {
		return value == null || this.generation.codec().immutable(value);
	}

	private static String name(Object value) {
		return ClassUtils.getUserClass(value).getName();
	}

	private static String message(Throwable ex) {
		String message = ex.getMessage();
		return (ex instanceof CodecException && message != null) ? message : "Unexpected " + ex;
	}

}
