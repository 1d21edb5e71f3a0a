package dev.embercache.values;

import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/**
 * One value.
 *
 * @param name its name within its family
 * @param value makes it; every call, in any JVM, makes an equal one
 * @param expectation what the cache is to do with it
 * @param probes what a user of it would notice
 * @param key what the cache is to do with it as a key, or {@code null} if it is not tried
 * as one
 * @param stored whether it is tried beyond the run
 */
public record ValueCase(String name, Callable<Object> value, Expectation expectation, List<Probe> probes,
		@Nullable Expectation key, boolean stored) {

	/**
	 * A value that comes back with the same classes, content and sharing.
	 */
	public static ValueCase kept(String name, Callable<Object> value, Probe... probes) {
		return of(name, value, new Expectation(Expectation.Kind.KEPT, ""), probes);
	}

	/**
	 * A value that comes back with the same content, perhaps in other classes: views, the
	 * collections of Hibernate.
	 */
	public static ValueCase equal(String name, Callable<Object> value, Probe... probes) {
		return of(name, value, new Expectation(Expectation.Kind.EQUAL, ""), probes);
	}

	/**
	 * A value that comes back with the same content or, where nothing can be given back
	 * that is as good, is refused with a remedy.
	 * @param reasonContains what the warning says if there is one
	 */
	public static ValueCase equalOrRefused(String name, String reasonContains, Callable<Object> value,
			Probe... probes) {
		return of(name, value, new Expectation(Expectation.Kind.EQUAL, reasonContains), probes);
	}

	/**
	 * A value that is held by reference for the run, with one warning.
	 * @param reasonContains what the warning says
	 */
	public static ValueCase refused(String name, String reasonContains, Callable<Object> value) {
		return of(name, value, new Expectation(Expectation.Kind.REFUSED, reasonContains));
	}

	private static ValueCase of(String name, Callable<Object> value, Expectation expectation, Probe... probes) {
		return new ValueCase(name, value, expectation, List.of(probes), null, true);
	}

	/**
	 * The value is also tried as a key: one that is found by an equal one, and evicted by
	 * an equal one, also in another JVM.
	 */
	public ValueCase asKey() {
		return asKey(new Expectation(Expectation.Kind.KEPT, ""));
	}

	/**
	 * The value is also tried as a key, which is good for the run only.
	 * @param reasonContains what the warning says
	 */
	public ValueCase asRefusedKey(String reasonContains) {
		return asKey(new Expectation(Expectation.Kind.REFUSED, reasonContains));
	}

	private ValueCase asKey(Expectation expectation) {
		return new ValueCase(this.name, this.value, this.expectation, this.probes, expectation, this.stored);
	}

	/**
	 * The value is tried in the run only.
	 */
	public ValueCase withoutStore() {
		return new ValueCase(this.name, this.value, this.expectation, this.probes, this.key, false);
	}

	/**
	 * Make the value.
	 */
	public Object make() {
		try {
			return this.value.call();
		}
		catch (Exception ex) {
			throw new IllegalStateException("'%s' cannot be made: %s".formatted(this.name, ex), ex);
		}
	}

}
