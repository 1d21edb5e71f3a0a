package com.harborgoods.common;

import java.util.function.Function;

public sealed interface Outcome<T> {

	record Success<T>(T value) implements Outcome<T> {
	}

	record Failure<T>(String reason) implements Outcome<T> {
	}

	default <R> Outcome<R> map(Function<T, R> mapping) {
		if (this instanceof Success<T> success) {
			return new Success<>(mapping.apply(success.value()));
		}
		return new Failure<>(((Failure<T>) this).reason());
	}

}
