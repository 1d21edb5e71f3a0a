package dev.embercache.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The plan of a record: read from its fields, since accessors may be overridden, and
 * created with its canonical constructor.
 */
final class RecordPlan extends StatePlan {

	private final Constructor<?> constructor;

	private final boolean exact;

	private final @Nullable Method readResolve;

	RecordPlan(Class<?> type, KnownTypes types) {
		super(type, fields(type), types);
		this.constructor = constructor(type);
		this.readResolve = SerialHooks.readResolve(type);
		this.exact = this.readResolve == null && RecordShape.of(type).constructsByRule();
	}

	private static List<Field> fields(Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).map((component) -> field(type, component)).toList();
	}

	private static Field field(Class<?> type, RecordComponent component) {
		try {
			Field field = type.getDeclaredField(component.getName());
			field.setAccessible(true);
			return field;
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Constructor<?> constructor(Class<?> type) {
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
				.map(RecordComponent::getType)
				.collect(Collectors.toList())
				.toArray(Class<?>[]::new));
			constructor.setAccessible(true);
			return constructor;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	@Nullable FieldCopier generate() throws ReflectiveOperationException {
		return (this.readResolve == null) ? FieldCopierGenerator.ofConstructor(this, this.constructor) : null;
	}

	@Override
	FieldAccess generateAccess() throws ReflectiveOperationException {
		return FieldAccess.ofConstructor(fields(), this.constructor);
	}

	@Override
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		if (parts.length != fields().size()) {
			throw new Refusal("the number of components is %d, not %d".formatted(parts.length, fields().size()),
					Refusal.COMPUTED_ANEW);
		}
		Object value = make(parts);
		return (this.readResolve != null) ? SerialHooks.invoke(this.readResolve, value) : value;
	}

	private Object make(@Nullable Object[] parts) {
		FieldAccess generated = access();
		try {
			return (generated != null) ? generated.putTogether(parts) : this.constructor.newInstance(parts);
		}
		catch (InvocationTargetException ex) {
			throw refusal((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (Throwable ex) {
			throw refusal(ex);
		}
	}

	private static Refusal refusal(Throwable cause) {
		return new Refusal("the canonical constructor rejects the components of an instance (%s)"
			.formatted(cause.getClass().getName()), Refusal.HOLD_OTHERWISE, cause);
	}

	@Override
	boolean unchangeable() {
		return true;
	}

	@Override
	boolean resolving() {
		return this.readResolve != null;
	}

	@Override
	Proof proof() {
		return this.exact ? Proof.NONE : Proof.EACH;
	}

	@Override
	boolean mayCompareItself() {
		return true;
	}

	@Override
	boolean looksIntoParts() {
		return !this.exact;
	}

}
