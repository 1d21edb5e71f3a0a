package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The plan of lazy properties that were not computed yet. Nothing is computed: it carries
 * the class and the field that hold the property, the lock, and what the lambda captured.
 * The lambda itself has no name; it is linked anew, as the constructor of the class does.
 * So bytes name no code, and they can only bring about what the class itself does once
 * the property is read.
 */
final class UnaskedLazyPlan extends NodePlan {

	static final String SUFFIX = ":unasked";

	private static final String REMEDY = "Read it before the method returns, or compute it without 'by lazy'.";

	private static final int FIRST_CAPTURED = 3;

	private final Instantiation instantiation;

	private final List<Field> fields;

	/** By class, field, and number of what was captured. */
	private final Map<List<Object>, Optional<InitializerLink>> links = new ConcurrentHashMap<>();

	UnaskedLazyPlan(Class<?> type) {
		super(type, type.getName() + SUFFIX);
		this.instantiation = Instantiation.of(type);
		this.fields = InstanceFields.of(type, (field) -> true);
	}

	@Override
	@Nullable Object[] takeApart(Object value) {
		UnaskedLazy lazy = (UnaskedLazy) value;
		List<@Nullable Object> captured = lazy.captured();
		if (link(lazy.field().getDeclaringClass(), lazy.field().getName(), captured.size()) == null) {
			throw new Refusal("it has not been computed yet, and the code that would compute it is unknown", REMEDY);
		}
		List<@Nullable Object> parts = new ArrayList<>();
		parts.add(lazy.field().getDeclaringClass());
		parts.add(lazy.field().getName());
		parts.add(lock(lazy.delegate()));
		parts.addAll(captured);
		return parts.toArray();
	}

	/**
	 * Return what computes a property, or {@code null} if that is not known.
	 */
	private @Nullable InitializerLink link(Class<?> owner, String field, int captured) {
		return this.links
			.computeIfAbsent(List.of(owner, field, captured),
					(key) -> Optional
						.ofNullable(isLazy(owner, field) ? InitializerLink.find(owner, field, captured) : null))
			.orElse(null);
	}

	private static boolean isLazy(Class<?> owner, String name) {
		Field field = ReflectionUtils.findField(owner, name);
		return field != null && field.getDeclaringClass() == owner && UnaskedLazy.fits(field);
	}

	/**
	 * Return the lock that the delegate was given, or {@code null} if it is its own.
	 */
	private static @Nullable Object lock(Object delegate) {
		Field field = ReflectionUtils.findField(delegate.getClass(), "lock");
		if (field == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(field);
		Object lock = InstanceFields.get(field, delegate);
		return (lock != delegate) ? lock : null;
	}

	@Override
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		if (parts.length < FIRST_CAPTURED || !(parts[0] instanceof Class<?> owner)
				|| !(parts[1] instanceof String name)) {
			throw new Refusal("the object that holds it is not named", Refusal.COMPUTED_ANEW);
		}
		InitializerLink link = link(owner, name, parts.length - FIRST_CAPTURED);
		if (link == null) {
			throw new Refusal("'%s' of %s is no longer computed by this code".formatted(name, owner.getName()),
					Refusal.COMPUTED_ANEW);
		}
		Object initializer = link.link(Arrays.<@Nullable Object>asList(parts).subList(FIRST_CAPTURED, parts.length));
		Object made = this.instantiation.instantiate();
		this.fields.forEach((field) -> set(field, made, initializer, parts[2]));
		return made;
	}

	private static void set(Field field, Object made, Object initializer, @Nullable Object lock) {
		try {
			switch (field.getName()) {
				case "initializer" -> field.set(made, initializer);
				case "lock" -> field.set(made, (lock != null) ? lock : made);
				default -> field.set(made, unasked(made.getClass().getClassLoader()));
			}
		}
		catch (ReflectiveOperationException ex) {
			throw new Refusal("this version of Kotlin's library is unknown", Refusal.COMPUTED_ANEW, ex);
		}
	}

	/**
	 * Return what Kotlin's library has in the place of what was not asked.
	 */
	private static Object unasked(@Nullable ClassLoader classLoader) throws ReflectiveOperationException {
		return Class.forName("kotlin.UNINITIALIZED_VALUE", true, classLoader).getField("INSTANCE").get(null);
	}

	@Override
	Proof proof() {
		return Proof.EACH;
	}

	@Override
	String step(int index) {
		return (index < FIRST_CAPTURED) ? "" : ".captured[" + (index - FIRST_CAPTURED) + "]";
	}

}
