package dev.embercache.codec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Refusals}.
 */
class RefusalsTests {

	private final Refusals refusals = new Refusals(LibraryRules.load(getClass().getClassLoader()));

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					java.util.stream.IntStream             | a stream can be read only once            | Return its elements, for example as a list.
					java.util.Iterator                     | an iterator can be read only once         | Return its elements, for example as a list.
					java.io.InputStream                    | it is a resource that must be closed      | Return its content instead.
					java.util.concurrent.CompletableFuture | a future is a computation, not its result | Return its result instead.
					java.util.concurrent.locks.Lock        | a lock is not data                        | Return the data that you need from it instead.
					java.lang.Thread                       | a thread is not data                      | Return the data that you need from it instead.
					java.net.http.HttpClient               | it calls other systems                    | Return the data that you need from it instead.
					""")
	void saysWhatToReturnInstead(Class<?> type, String reason, String remedy) {
		assertThat(this.refusals.of(type)).extracting(Refusal::reason, Refusal::remedy).containsExactly(reason, remedy);
	}

	@Test
	void dataIsNotRefused() {
		assertThat(this.refusals.of(String.class)).isNull();
	}

}
