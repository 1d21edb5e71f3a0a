package dev.embercache;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The seeds of a {@link Seeded} property.
 */
final class Seeds implements ArgumentsProvider, AnnotationConsumer<Seeded>, TestExecutionExceptionHandler {

	private static final String PROPERTY = "ember.seed";

	private int tries;

	@Override
	public void accept(Seeded seeded) {
		this.tries = seeded.tries();
	}

	@Override
	public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
		Long only = Long.getLong(PROPERTY);
		LongStream seeds = (only != null) ? LongStream.of(only)
				: RandomGenerator.getDefault().longs().limit(this.tries);
		return seeds.mapToObj((seed) -> Arguments.of(Named.of(Long.toString(seed), new Random(seed))));
	}

	@Override
	public void handleTestExecutionException(ExtensionContext context, Throwable thrown) {
		throw new AssertionError(
				"Fails with the seed of -D%s=%s: %s".formatted(PROPERTY, context.getDisplayName(), thrown.getMessage()),
				thrown);
	}

}
