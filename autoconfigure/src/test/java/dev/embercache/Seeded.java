package dev.embercache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Random;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A property that holds for whatever its method makes of the {@link Random} it is given.
 * It is tried with new seeds in each run; a failure names its seed, and
 * {@code -Dember.seed} repeats that try alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Seeds.class)
@ExtendWith(Seeds.class)
public @interface Seeded {

	/**
	 * How many seeds are tried.
	 * @return the number of tries
	 */
	int tries();

}
