package dev.embercache.codec;

import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import dev.embercache.codec.ClassCases.Holder;
import dev.embercache.codec.ClassCases.Point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Codec}: messages, class names, copies, customization.
 */
class CodecTests {

	private final Codec codec = builder().build();

	private static CodecBuilder builder() {
		return Codec.builder(CodecTests.class.getClassLoader())
			.applicationClasses((name) -> name.startsWith("dev.embercache.codec."));
	}

	@Test
	void aRefusalNamesPathClassReasonAndRemedy() {
		Object basket = new ClassCases.Box(new ArrayList<>(List.of("a", new Holder<>(Stream.of(1)))));
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encode(basket))
			.withMessageStartingWith("Box.value[1].value (java.util.stream.ReferencePipeline$Head): ")
			.withMessageContaining("a stream can be read only once. Return its elements, for example as a list.");
	}

	@Test
	void aRefusalByTheSelfCheckNamesTheObjectThatDoesNotComeBack() {
		assertThatExceptionOfType(EncodingException.class)
			.isThrownBy(() -> this.codec.encode(List.of(new Point(1, 2), new ClassCases.Forgetful("x", 5))))
			.withMessageStartingWith("List12[1].size (java.lang.Integer): ")
			.withMessageContaining("is not restored as it was");
	}

	@Test
	void aSecretIsRefusedInThoseWords() throws Exception {
		PrivateKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
		assertThatExceptionOfType(EncodingException.class)
			.isThrownBy(() -> this.codec.encode(new ClassCases.Holder<>(key)))
			.withMessageContaining("is a secret, which is never stored")
			.withMessageContaining("such as the public key");
	}

	@Test
	void aRefusalChainsWhatWasThrown() {
		assertThatExceptionOfType(EncodingException.class)
			.isThrownBy(() -> this.codec.encode(new Holder<>(new ClassCases.Growing(1))))
			.withMessageContaining("Holder.value.value");
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> {
			ClassCases.Once.allowed = true;
			Object once = new ClassCases.Once("x");
			ClassCases.Once.allowed = false;
			this.codec.encode(once);
		}).havingRootCause().isInstanceOf(IllegalStateException.class).withMessage("only once");
	}

	@Test
	void aMessageShowsNoCachedValue() {
		assertThatExceptionOfType(EncodingException.class)
			.isThrownBy(() -> this.codec.encode(new HashMap<>(Map.of("secret", new ReentrantLock()))))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	@Test
	void whatCanChangeIsFoundAtTheEndOfALargeValue() {
		List<Object> points = new ArrayList<>();
		for (int i = 0; i < 150_000; i++) {
			points.add(new Holder<>(new Point(i, -i)));
		}
		assertThat(this.codec.immutable(List.copyOf(points))).isTrue();
		points.add(new Holder<>(new ArrayList<>()));
		assertThat(this.codec.immutable(List.copyOf(points))).isFalse();
	}

	@Test
	void classNamesAreThoseOfTheApplicationInTheWholeGraph() {
		assertThat(this.codec
			.encode(List.of(new ClassCases.GrandChild("a", "b", "c"), ClassCases.Operation.PLUS,
					new Point[] { new Point(1, 2) }, new Holder<>(ClassCases.Color.class)))
			.classNames()).containsExactlyInAnyOrder(ClassCases.GrandChild.class.getName(),
					ClassCases.Child.class.getName(), ClassCases.Parent.class.getName(),
					ClassCases.Operation.class.getName(), Point.class.getName(), Holder.class.getName(),
					ClassCases.Color.class.getName());
	}

	@Test
	void aGraphIsImmutableIfNothingInItCanChange() {
		assertThat(this.codec.immutable(List.of(new Holder<>(Map.of("a", new Point(1, 2)))))).isTrue();
		assertThat(this.codec.immutable(new ClassCases.Final("a", List.of(1L)))).isTrue();
		assertThat(this.codec.immutable(new ClassCases.Final("a", new ArrayList<>()))).isFalse();
		assertThat(this.codec.immutable(new Holder<>(new int[0]))).isFalse();
		assertThat(this.codec.immutable(new ClassCases.Bean())).isFalse();
		assertThat(this.codec.immutable(java.util.Collections.unmodifiableList(new ArrayList<>()))).isFalse();
	}

	@Test
	void aCopySharesWhatCannotChangeAndNothingElse() {
		Point fixed = new Point(1, 2);
		List<Object> inner = new ArrayList<>(List.of(fixed));
		Holder<List<Object>> original = new Holder<>(inner);
		@SuppressWarnings("unchecked")
		Holder<List<Object>> copy = (Holder<List<Object>>) this.codec.copySourceOf(original).copy();
		assertThat(copy).isEqualTo(original).isNotSameAs(original);
		assertThat(copy.value()).isNotSameAs(inner);
		assertThat(copy.value().get(0)).isSameAs(fixed);
		assertThat(this.codec.copySourceOf(fixed).copy()).isSameAs(fixed);
		assertThat(this.codec.copySourceOf(List.of(fixed, "a")).copy()).isInstanceOf(List.class);
	}

	@Test
	void aModuleOfTheUserCarriesItsTypes() {
		Codec customized = builder()
			.customizers(List.of((mapper) -> mapper.addModule(new SimpleModule().addSerializer(new SecretWriter())
				.addDeserializer(Secret.class, new SecretReader()))))
			.build();
		Secret secret = new Secret(new ReentrantLock(), "x");
		assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> this.codec.encode(secret));
		Object read = customized.decode(customized.encode(new ArrayList<>(List.of(secret, new Point(1, 2)))).bytes());
		assertThat(read).isEqualTo(List.of(secret, new Point(1, 2)));
		assertThat(customized.copySourceOf(secret).copy()).isEqualTo(secret).isNotSameAs(secret);
	}

	@Test
	void aMixInOfTheUserCarriesItsType() {
		Codec customized = builder().customizers(List.of((mapper) -> mapper.addMixIn(Secret.class, SecretMixIn.class)))
			.build();
		Secret secret = new Secret(new ReentrantLock(), "x");
		assertThat(customized.decode(customized.encode(secret).bytes())).isEqualTo(secret);
	}

	@Test
	void whatACustomizerLosesIsRefused() {
		Codec customized = builder()
			.customizers(List.of((mapper) -> mapper.addModule(new SimpleModule().addSerializer(new SecretWriter())
				.addDeserializer(Secret.class, new ForgetfulReader()))))
			.build();
		assertThatExceptionOfType(EncodingException.class)
			.isThrownBy(() -> customized.encode(new Secret(new ReentrantLock(), "x")));
	}

	@Test
	void anAllowedTypeBringsWhatItHolds() {
		Codec reading = Codec.builder(getClass().getClassLoader()).build();
		byte[] bytes = Documents.of("[\"com.tngtech.archunit.base.MayResolveTypesViaReflection()\"]");
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decode(bytes))
			.withMessageContaining("ember.cache.codec.allowed-packages");
		byte[] allowed = Documents.of("[\"org.assertj.core.data.Offset(value,strict)\",1,true]");
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decode(allowed));
		reading.allow(org.assertj.core.data.Offset.class);
		assertThat(reading.decode(allowed)).isInstanceOf(org.assertj.core.data.Offset.class);
		Codec configured = Codec.builder(getClass().getClassLoader())
			.allowedPackages(List.of("org.assertj.core"))
			.build();
		assertThat(configured.decode(allowed)).isInstanceOf(org.assertj.core.data.Offset.class);
	}

	static final class Secret {

		private final ReentrantLock lock;

		private final String text;

		Secret(ReentrantLock lock, String text) {
			this.lock = lock;
			this.text = text;
		}

		String text() {
			return this.lock.isLocked() ? "" : this.text;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Secret that && this.text.equals(that.text);
		}

		@Override
		public int hashCode() {
			return this.text.hashCode();
		}

		@SuppressWarnings("unused") // called by Jackson
		static Secret of(String text) {
			return new Secret(new ReentrantLock(), text);
		}

	}

	abstract static class SecretMixIn {

		@JsonValue
		abstract String text();

		@JsonCreator
		static Secret of(@JsonProperty String text) {
			return null;
		}

	}

	private static final class SecretWriter extends StdSerializer<Secret> {

		SecretWriter() {
			super(Secret.class);
		}

		@Override
		public void serialize(Secret value, JsonGenerator out, SerializationContext context) {
			out.writeString(value.text);
		}

	}

	private static class SecretReader extends StdDeserializer<Secret> {

		SecretReader() {
			super(Secret.class);
		}

		@Override
		public Secret deserialize(JsonParser in, DeserializationContext context) {
			return Secret.of(in.getString());
		}

	}

	private static final class ForgetfulReader extends SecretReader {

		@Override
		public Secret deserialize(JsonParser in, DeserializationContext context) {
			return Secret.of("");
		}

	}

}
