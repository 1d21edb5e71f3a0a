package dev.embercache.sample.web;

import java.util.function.Supplier;

import dev.embercache.sample.supplier.SupplierCall;

/**
 * A value as the page shows it: with how it came, judged from the outside.
 *
 * @param <T> the type of the value
 * @param value the value
 * @param hit whether no supplier had to be called for it
 * @param millis how long it took
 */
record Card<T>(T value, boolean hit, double millis) {

	static <T> Card<T> of(Supplier<T> call) {
		SupplierCall.countAndReset();
		long start = System.nanoTime();
		T value = call.get();
		long nanos = System.nanoTime() - start;
		return new Card<>(value, SupplierCall.countAndReset() == 0, Math.round(nanos / 10_000.0) / 100.0);
	}

}
