package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An ordinary class, field by field from its topmost superclass down, so that a field
 * that shadows another one is a field of its own. Setters, getters and annotations play
 * no part. Transient fields are what they are after Java deserialisation.
 */
final class FieldPlan extends StatePlan {

	private final List<Field> transients;

	private final Instantiation instantiation;

	private final @Nullable Method readResolve;

	private final boolean unchangeable;

	private final Equality equality;

	FieldPlan(Class<?> type, Plans plans) {
		super(type, fields(type, false), plans);
		this.transients = fields(type, true);
		this.instantiation = Instantiation.of(type);
		this.readResolve = SerialHooks.readResolve(type);
		this.unchangeable = this.transients.isEmpty() && World.stateless(type)
				&& fields().stream().allMatch(StatePlan::isFinal);
		this.equality = plans.equality();
	}

	/**
	 * Return the instance fields that a class and its superclasses outside the JDK
	 * declare, topmost first.
	 */
	static List<Field> fields(Class<?> type, boolean transients) {
		List<Field> fields = new ArrayList<>();
		for (Class<?> each = type; each != null && !World.jdk(each); each = each.getSuperclass()) {
			List<Field> declared = new ArrayList<>();
			for (Field field : each.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())
						&& Modifier.isTransient(field.getModifiers()) == transients) {
					field.setAccessible(true);
					declared.add(field);
				}
			}
			fields.addAll(0, declared);
		}
		return fields;
	}

	@Override
	@Nullable FieldCopier generate() throws ReflectiveOperationException {
		return (this.readResolve == null) ? FieldCopierGenerator.ofFields(this, this.instantiation) : null;
	}

	@Override
	FieldAccess generateAccess() throws ReflectiveOperationException {
		return FieldAccess.ofFields(fields(), this.instantiation);
	}

	@Override
	Object allocate() {
		return this.instantiation.instantiate();
	}

	@Override
	boolean allocatable() {
		return this.readResolve == null;
	}

	@Override
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		if (parts.length != fields().size()) {
			throw new Refusal("%d fields instead of %d".formatted(parts.length, fields().size()), GraphReader.REMEDY);
		}
		FieldAccess generated = (allocated == null) ? access() : null;
		Object value = (generated != null) ? make(generated, parts)
				: set((allocated != null) ? allocated : allocate(), parts);
		return (this.readResolve != null) ? SerialHooks.invoke(this.readResolve, value) : value;
	}

	private static Object make(FieldAccess generated, @Nullable Object[] parts) {
		try {
			return generated.putTogether(parts);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Object set(Object value, @Nullable Object[] parts) {
		try {
			for (int i = 0; i < parts.length; i++) {
				fields().get(i).set(value, parts[i]);
			}
			return value;
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	boolean unchangeable() {
		return this.unchangeable;
	}

	@Override
	boolean resolving() {
		return this.readResolve != null;
	}

	@Override
	Trust trust() {
		return (this.readResolve != null || !this.transients.isEmpty()) ? Trust.NEVER : Trust.ONCE;
	}

	@Override
	boolean alike(Object original, Object copy, boolean first) {
		for (Field field : this.transients) {
			checkTransient(field, original, copy);
		}
		if ((first || trust() == Trust.NEVER) && this.equality.written(type())) {
			this.equality.check(original, copy);
		}
		return true;
	}

	/**
	 * A transient field that is computed when needed may be empty after reading; one that
	 * is set for good by a constructor may not.
	 */
	private void checkTransient(Field field, Object original, Object copy) {
		if (isFinal(field) && !field.getType().isPrimitive() && get(field, original) != null
				&& get(field, copy) == null) {
			throw new Refusal("its field '%s' is transient and final, and nothing sets it when the class is read"
				.formatted(field.getName()), "Make the field non-final and set it when needed.");
		}
	}

}
