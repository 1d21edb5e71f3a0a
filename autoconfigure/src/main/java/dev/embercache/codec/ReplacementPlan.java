package dev.embercache.codec;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A class whose {@code writeReplace} puts another object in its place when it is
 * serialized, and whose {@code readResolve} there gives it back.
 */
final class ReplacementPlan extends NodePlan {

	private final Method writeReplace;

	private final boolean unchangeable;

	ReplacementPlan(Class<?> type, Method writeReplace, boolean unchangeable) {
		super(type, type.getName() + ":replaced");
		this.writeReplace = writeReplace;
		this.unchangeable = unchangeable;
	}

	/**
	 * Return whether an object can lead back to the one in whose place it stands.
	 */
	static boolean standsFor(Object replacement, Object value) {
		return replacement.getClass() != value.getClass() && SerialHooks.readResolve(replacement.getClass()) != null;
	}

	private static boolean isContainer(Object value) {
		return value instanceof Collection || value instanceof Map;
	}

	@Override
	Object[] takeApart(Object value) {
		Object replacement = SerialHooks.invoke(this.writeReplace, value);
		if (replacement.getClass() == type()) {
			throw new Refusal("its writeReplace returned an object of the same class", Refusal.HOLD_OTHERWISE)
				.unless(new Concession.ByFields(type()));
		}
		return new Object[] { replacement };
	}

	@Override
	@SuppressWarnings("NullAway") // checked by instanceof
	Object putTogether(@Nullable Object allocated, @Nullable Object[] parts) {
		Object value = parts[0];
		if (value == null || (value.getClass() != type() && !isContainer(value))) {
			throw new Refusal("it cannot be restored from its replacement", Refusal.HOLD_OTHERWISE)
				.unless(new Concession.ByFields(type()));
		}
		return value;
	}

	@Override
	boolean unchangeable() {
		return this.unchangeable;
	}

	@Override
	Proof proof() {
		return Proof.EACH;
	}

	@Override
	boolean mayCompareItself() {
		return true;
	}

	@Override
	boolean looksIntoParts() {
		return true;
	}

}
