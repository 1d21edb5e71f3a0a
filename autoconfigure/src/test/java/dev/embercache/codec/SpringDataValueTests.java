package dev.embercache.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.util.Streamable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Values of Spring and Spring Data that are not objects of an ordinary class.
 */
class SpringDataValueTests {

	private final Codec codec = codec();

	private static Codec codec() {
		return Codec.builder(SpringDataValueTests.class.getClassLoader())
			.applicationClasses((name) -> name.startsWith("dev.embercache.codec."))
			.build();
	}

	@Test
	void aStreamableIsWhatItYields() {
		List<Streamable<?>> values = List.of(Streamable.of(List.of(1, 2)), Streamable.of(1, 2),
				Stream.of(1, 2).collect(Streamable.toStreamable()),
				Streamable.of(List.of(new ArrayList<>(List.of(1)))));
		for (Streamable<?> value : values) {
			Object read = codec().decode(this.codec.encode(value).bytes());
			assertThat(read).isInstanceOfSatisfying(Streamable.class,
					(streamable) -> assertThat((Object) streamable.toList()).isEqualTo(value.toList()));
			assertThat(this.codec.isolate(value).copy()).isInstanceOf(Streamable.class);
		}
	}

	@Test
	void theEmptyStreamableIsThatOne() {
		Streamable<?> empty = Streamable.empty();
		assertThat(codec().decode(this.codec.encode(empty).bytes())).isSameAs(empty);
		assertThat(this.codec.isolate(empty)).isNull();
	}

	@Test
	void aStreamableIsCopied() {
		List<Integer> element = new ArrayList<>(List.of(1));
		CopySource original = this.codec.isolate(Streamable.of(List.of(element)));
		element.add(2);
		assertThat(((Streamable<?>) original.copy()).toList()).isEqualTo(List.of(List.of(1)));
	}

	@Test
	void aStreamThatMayBeReadOnceOnlyIsNotRead() {
		Stream<Integer> stream = Stream.of(1, 2);
		Streamable<Integer> value = Streamable.of(() -> stream);
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encode(value))
			.withMessageContaining("Return the result of its toList()");
		assertThatExceptionOfType(CodecException.class).isThrownBy(() -> this.codec.isolate(value));
		assertThat(value.toList()).containsExactly(1, 2);
	}

	@Test
	void anotherLambdaIsRefused() {
		Iterable<Integer> value = () -> List.of(1).iterator();
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encode(value))
			.withMessageContaining("a lambda");
	}

	@Test
	void aProjectionIsRefusedWithTheRemedy() {
		Map<String, Object> row = new HashMap<>(Map.of("name", "tea"));
		Object projection = new SpelAwareProxyProjectionFactory().createProjection(Named.class, row);
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encode(List.of(projection)))
			.withMessageContaining("Return a record instead");
	}

	@Test
	void aResourceIsDataWhereItIsItsBytes() {
		ByteArrayResource resource = new ByteArrayResource(new byte[] { 1, 2 }, "two bytes");
		Object read = codec().decode(this.codec.encode(resource).bytes());
		assertThat(read).isInstanceOf(ByteArrayResource.class).isEqualTo(resource);
		assertThat(((ByteArrayResource) read).getDescription()).isEqualTo(resource.getDescription());
		assertThatExceptionOfType(EncodingException.class)
			.isThrownBy(() -> this.codec.encode(new ClassPathResource("prices.txt")))
			.withMessageContaining("its content is stored elsewhere");
	}

	interface Named {

		String getName();

	}

}
