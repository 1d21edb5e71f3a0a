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
final class FieldPlan extends NodePlan {

	private final List<Field> fields;

	private final List<Field> transients;

	private final List<Slot> slots;

	private final Instantiation instantiation;

	private final @Nullable Method readResolve;

	private final boolean unchangeable;

	private final Equality equality;

	FieldPlan(Class<?> type, Plans plans) {
		super(type, head(type, fields(type, false)));
		this.fields = fields(type, false);
		this.transients = fields(type, true);
		this.slots = this.fields.stream().map((field) -> plans.slot(field.getType())).toList();
		this.instantiation = Instantiation.of(type);
		this.readResolve = SerialHooks.readResolve(type);
		this.unchangeable = this.transients.isEmpty() && World.stateless(type)
				&& this.fields.stream().allMatch((field) -> Modifier.isFinal(field.getModifiers()));
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

	/**
	 * Return what stands for a class and its fields in bytes: a class whose fields are
	 * others now is another one.
	 */
	static String head(Class<?> type, List<Field> fields) {
		return type.getName() + fields.stream().map(Field::getName).collect(Collectors.joining(",", "(", ")"));
	}

	static @Nullable Object[] get(List<Field> fields, Object value) {
		@Nullable Object[] parts = new Object[fields.size()];
		try {
			for (int i = 0; i < parts.length; i++) {
				parts[i] = fields.get(i).get(value);
			}
			return parts;
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	@Nullable Object[] takeApart(Object value) {
		return get(this.fields, value);
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
		if (parts.length != this.fields.size()) {
			throw new Refusal("%d fields instead of %d".formatted(parts.length, this.fields.size()),
					GraphReader.REMEDY);
		}
		Object value = (allocated != null) ? allocated : allocate();
		try {
			for (int i = 0; i < parts.length; i++) {
				this.fields.get(i).set(value, parts[i]);
			}
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
		return (this.readResolve != null) ? SerialHooks.invoke(this.readResolve, value) : value;
	}

	@Override
	Slot slot(int index) {
		return (index < this.slots.size()) ? this.slots.get(index) : Slot.ANY;
	}

	@Override
	String step(int index) {
		return (index < this.fields.size()) ? "." + this.fields.get(index).getName() : "";
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
		if (Modifier.isFinal(field.getModifiers()) && !field.getType().isPrimitive()
				&& get(List.of(field), original)[0] != null && get(List.of(field), copy)[0] == null) {
			throw new Refusal("its field '%s' is transient and final, and nothing sets it when the class is read"
				.formatted(field.getName()), "Make the field non-final and set it when needed.");
		}
	}

}
