package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * An ordinary class, field by field from its topmost superclass down, so that a field
 * that shadows another one is a field of its own. Setters, getters and annotations play
 * no part.
 * <p>
 * Transient fields are carried like others: who gets a copy did not ask for
 * serialization. Only where the content of one is refused it is left out, and the class
 * has to make it: in its constructor without arguments, in {@code readResolve}, or when
 * it is needed.
 */
final class FieldPlan extends StatePlan {

	private final Map<Field, Refusal> leftOut;

	private final Instantiation instantiation;

	private final @Nullable Method readResolve;

	private final boolean unchangeable;

	private final Plans plans;

	/** The indexes of the fields that may hold what was not asked yet. */
	private final int[] lazy;

	FieldPlan(Class<?> type, Plans plans) {
		this(type, plans, leftOut(type, plans));
	}

	private FieldPlan(Class<?> type, Plans plans, Map<Field, Refusal> leftOut) {
		super(type, fields(type, (field) -> !leftOut.containsKey(field)), plans);
		this.plans = plans;
		this.lazy = IntStream.range(0, fields().size())
			.filter((index) -> UnaskedLazy.fits(fields().get(index)))
			.toArray();
		this.leftOut = leftOut;
		this.readResolve = SerialHooks.readResolve(type);
		this.instantiation = (leftOut.isEmpty() || this.readResolve != null) ? Instantiation.of(type)
				: Instantiation.initializing(type);
		this.unchangeable = leftOut.isEmpty() && AllowedTypes.stateless(type)
				&& fields().stream().allMatch(StatePlan::isFinal);
	}

	/**
	 * What {@code readResolve} answers is made by the class, with all that is transient
	 * in it.
	 */
	private static Map<Field, Refusal> leftOut(Class<?> type, Plans plans) {
		if (SerialHooks.readResolve(type) == null) {
			return plans.concessions().leftOut(type);
		}
		Map<Field, Refusal> transients = new HashMap<>();
		fields(type, FieldPlan::isTransient)
			.forEach((field) -> transients.put(field, new Refusal("readResolve replaces it", GraphReader.REMEDY)));
		return transients;
	}

	/**
	 * Return instance fields that a class and its superclasses outside the JDK declare,
	 * topmost first.
	 */
	static List<Field> fields(Class<?> type, Predicate<Field> filter) {
		List<Field> fields = new ArrayList<>();
		for (Class<?> each = type; each != null && !AllowedTypes.jdk(each); each = each.getSuperclass()) {
			List<Field> declared = new ArrayList<>();
			for (Field field : each.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !Hibernate.added(field) && filter.test(field)) {
					field.setAccessible(true);
					declared.add(field);
				}
			}
			fields.addAll(0, declared);
		}
		return fields;
	}

	static boolean isTransient(Field field) {
		return Modifier.isTransient(field.getModifiers());
	}

	/**
	 * Return the plan of a head that leaves out other transient fields than this plan,
	 * because their content was refused where it was written.
	 */
	@Override
	@Nullable Plan named(String head) {
		if (name().equals(head)) {
			return this;
		}
		Map<Field, Refusal> missing = LeftOut.missing(type(), head);
		FieldPlan other = new FieldPlan(type(), this.plans, missing);
		return other.name().equals(head) ? other : null;
	}

	@Override
	@Nullable Object[] carried(@Nullable Object[] parts) {
		for (int index : this.lazy) {
			parts[index] = UnaskedLazy.of(fields().get(index), parts[index]);
		}
		return parts;
	}

	@Override
	@Nullable FieldCopier generate() throws ReflectiveOperationException {
		return (this.readResolve == null && this.lazy.length == 0)
				? FieldCopierGenerator.ofFields(this, this.instantiation) : null;
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
	boolean looksIntoParts() {
		return this.readResolve != null;
	}

	@Override
	Proof proof() {
		return (this.readResolve != null || !this.leftOut.isEmpty()) ? Proof.EACH : Proof.ONCE;
	}

	@Override
	@Nullable Field transientField(int index) {
		Field field = (index < fields().size()) ? fields().get(index) : null;
		return (field != null && isTransient(field)) ? field : null;
	}

	@Override
	boolean comparesItself() {
		return this.plans.equality().written(type());
	}

	@Override
	boolean alike(Object original, Object copy) {
		this.leftOut.forEach((field, refusal) -> {
			if (original.getClass() == type() && copy.getClass() == type()) {
				LeftOut.check(field, original, copy, refusal);
			}
		});
		return true;
	}

}
