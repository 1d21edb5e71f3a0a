package dev.embercache.harness;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions on a {@link Call}.
 */
public final class CallAssert extends AbstractAssert<CallAssert, Call> {

	CallAssert(Call actual) {
		super(actual, CallAssert.class);
		as(actual.what());
	}

	/**
	 * The application computed the value, once.
	 * @return this
	 */
	public CallAssert isComputed() {
		return hasComputations(1);
	}

	/**
	 * The value came from the cache.
	 * @return this
	 */
	public CallAssert isHit() {
		return hasComputations(0);
	}

	/**
	 * The call caused as many computations.
	 * @param count how many
	 * @return this
	 */
	public CallAssert hasComputations(int count) {
		succeeds();
		Assertions.assertThat(this.actual.computations())
			.as("%s: computations, of '%s'", this.actual.what(), this.actual.value())
			.isEqualTo(count);
		return this;
	}

	/**
	 * The value reads like this.
	 * @param value the value as text
	 * @return this
	 */
	public CallAssert returning(String value) {
		succeeds();
		Assertions.assertThat(this.actual.value()).as("%s: value", this.actual.what()).isEqualTo(value);
		return this;
	}

	/**
	 * The call returned a value, from whatever source.
	 * @return this
	 */
	public CallAssert succeeds() {
		if (this.actual.exception() != null) {
			throw failure("%s failed: %s", this.actual.what(), this.actual.trace());
		}
		if (this.actual.foreign()) {
			throw failure("%s returned an object of another generation's class loader: %s", this.actual.what(),
					this.actual.value());
		}
		return this;
	}

	/**
	 * The call ended with an exception of this type.
	 * @param type the name of the exception's class
	 * @return this
	 */
	public CallAssert hasFailedWith(String type) {
		Assertions.assertThat(this.actual.exception()).as("%s: exception", this.actual.what()).isEqualTo(type);
		return this;
	}

}
