package dev.embercache.harness;

import java.util.Properties;

import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * Result of one call into the application.
 *
 * @param what the call
 * @param computations how many computations it caused
 * @param value the value as text; {@code null} if the call failed
 * @param foreign whether the value's class came from another class loader than the one of
 * the generation that was called
 * @param exception the name of the exception's class, if there was one
 * @param trace the exception with its stack trace, if there was one
 */
public record Call(String what, int computations, @Nullable String value, boolean foreign, @Nullable String exception,
		@Nullable String trace) implements AssertProvider<CallAssert> {

	static Call of(String what, Properties outcome) {
		return new Call(what, Integer.parseInt(outcome.getProperty("computations")), outcome.getProperty("value"),
				Boolean.parseBoolean(outcome.getProperty("foreign")), outcome.getProperty("exception"),
				outcome.getProperty("trace"));
	}

	@Override
	public CallAssert assertThat() {
		return new CallAssert(this);
	}

}
