package dev.embercache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The plan of an ordinary class: field by field from its topmost superclass down, so that
 * a field that shadows another one is a field of its own. Setters, getters and
 * annotations play no part.
 * <p>
 * Transient fields are carried like others: whoever gets a copy did not ask for
 * serialization. Only if the content of one is refused is it left out, and the class has
 * to recreate it: in its constructor without arguments, in {@code readResolve}, or on
 * demand.
 */
final class FieldPlan extends StatePlan {

	private final Map<Field, Refusal> leftOut;

	private final Instantiation instantiation;

	private final @Nullable Method readResolve;

	private final boolean unchangeable;

	private final KnownTypes types;

	/** The indexes of the fields that may hold what was not asked yet. */
	private final int[] lazy;

	private FieldPlan(Class<?> type, KnownTypes types, Map<Field, Refusal> leftOut) {
		super(type, InstanceFields.of(type, (field) -> !leftOut.containsKey(field)), types);
		this.types = types;
		this.lazy = IntStream.range(0, fields().size())
			.filter((index) -> UnaskedLazy.fits(fields().get(index)))
			.toArray();
		this.leftOut = leftOut;
		this.readResolve = SerialHooks.readResolve(type);
		this.instantiation = (leftOut.isEmpty() || this.readResolve != null) ? Instantiation.of(type)
				: Instantiation.initializing(type);
		this.unchangeable = leftOut.isEmpty() && JdkClasses.stateless(type)
				&& fields().stream().allMatch(InstanceFields::isFinal);
	}

	/**
	 * Make the plan of a class.
	 * @param conceded the transient fields whose content is not carried, and why
	 */
	static FieldPlan of(Class<?> type, KnownTypes types, Map<Field, Refusal> conceded) {
		return new FieldPlan(type, types, (SerialHooks.readResolve(type) != null) ? transients(type) : conceded);
	}

	/**
	 * Return what is left out of a class that has {@code readResolve}, which makes all
	 * that is transient in its result.
	 */
	private static Map<Field, Refusal> transients(Class<?> type) {
		Map<Field, Refusal> transients = new HashMap<>();
		InstanceFields.of(type, InstanceFields::isTransient)
			.forEach((field) -> transients.put(field, new Refusal("readResolve replaces it", Refusal.COMPUTED_ANEW)));
		return transients;
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
		FieldPlan other = new FieldPlan(type(), this.types, missing);
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
			throw new Refusal("the number of fields is %d, not %d".formatted(parts.length, fields().size()),
					Refusal.COMPUTED_ANEW);
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
		return (field != null && InstanceFields.isTransient(field)) ? field : null;
	}

	@Override
	boolean mayCompareItself() {
		return true;
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
