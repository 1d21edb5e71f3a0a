package dev.embercache.codec;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.embercache.codec.AggregateCases.Amount;
import dev.embercache.codec.AggregateCases.Level;
import dev.embercache.codec.AggregateCases.NoCustomer;
import dev.embercache.codec.AggregateCases.Service;
import dev.embercache.codec.AggregateCases.Settings;
import dev.embercache.codec.AggregateCases.Shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Objects that exist once exist once.
 */
class ConstantSourcesTests {

	private final Codec codec = Codec.builder(getClass().getClassLoader())
		.applicationClasses((name) -> name.startsWith("dev.embercache.codec."))
		.build();

	static List<Object> constants() {
		return List.of(Level.LOW, Level.ODD, NoCustomer.INSTANCE, Shape.NONE, Service.get(), Settings.DEFAULTS,
				Amount.ZERO);
	}

	@ParameterizedTest
	@MethodSource("constants")
	void aConstantComesBackAsItself(Object constant) {
		assertThat(this.codec.decode(this.codec.encode(constant).bytes())).isSameAs(constant);
		assertThat(this.codec.decode(this.codec.encode(Map.of("a", List.of(constant))).bytes()))
			.isInstanceOfSatisfying(Map.class, (map) -> assertThat(map.get("a")).asInstanceOf(LIST)
				.satisfiesExactly((element) -> assertThat(element).isSameAs(constant)));
	}

	@SuppressWarnings("rawtypes")
	private static final org.assertj.core.api.InstanceOfAssertFactory<List, org.assertj.core.api.ListAssert<Object>> LIST = org.assertj.core.api.InstanceOfAssertFactories
		.list(Object.class);

	@ParameterizedTest
	@MethodSource("constants")
	void aCopyHoldsTheConstantItself(Object constant) {
		List<Object> value = new ArrayList<>(List.of(constant, "x"));
		CopySource original = this.codec.isolate(value);
		assertThat(original).isNotNull();
		for (int i = 0; i < 300; i++) {
			assertThat(original.copy()).asInstanceOf(LIST)
				.satisfies((copy) -> assertThat(copy.get(0)).isSameAs(constant));
		}
	}

	@Test
	void whatIsNoConstantIsAnotherObject() {
		Settings settings = new Settings("x");
		assertThat(this.codec.decode(this.codec.encode(settings).bytes())).isNotSameAs(settings);
	}

	@Test
	void aSetFindsAChildThatHashesByItsParent() {
		AggregateCases.Order order = new AggregateCases.Order(7);
		order.lines().add(new AggregateCases.Line(order, 1));
		AggregateCases.Order read = (AggregateCases.Order) this.codec.decode(this.codec.encode(order).bytes());
		assertThat(read.lines().contains(new AggregateCases.Line(order, 1))).isTrue();
		Set<AggregateCases.Line> copied = ((AggregateCases.Order) this.codec.isolate(order).copy()).lines();
		assertThat(copied.contains(new AggregateCases.Line(order, 1))).isTrue();
	}

	@Test
	void aTransientFieldThatOneValueCannotHaveCarriedIsCarriedOfOthers() {
		Attached kept = new Attached("x");
		CopySource original = this.codec.isolate(kept);
		assertThatExceptionOfType(CodecException.class)
			.isThrownBy(() -> this.codec.encode(new Attached(new ByteArrayInputStream(new byte[1]))));
		assertThatExceptionOfType(CodecException.class)
			.isThrownBy(() -> this.codec.isolate(new Attached(new ByteArrayInputStream(new byte[1]))));
		assertThat(((Attached) original.copy()).source).isEqualTo("x");
		assertThat(((Attached) this.codec.decode(this.codec.encode(kept).bytes())).source).isEqualTo("x");
	}

	@Test
	void keysThatDifferInATransientFieldHaveOtherBytes() {
		assertThat(this.codec.encodeKey(new Regional(1, null, "eu")).bytes())
			.isEqualTo(this.codec.encodeKey(new Regional(1, null, "eu")).bytes());
		this.codec.encodeKey(new Regional(1, 5L, "eu"));
		assertThat(this.codec.encodeKey(new Regional(1, null, "eu")).bytes())
			.isNotEqualTo(this.codec.encodeKey(new Regional(1, null, "us")).bytes());
	}

	static final class Attached {

		private transient Object source;

		Attached(Object source) {
			this.source = source;
		}

	}

	/** Equal by its id, or by its region if it has none. */
	static final class Regional {

		private final int number;

		private final transient Long id;

		private final transient String region;

		Regional(int number, Long id, String region) {
			this.number = number;
			this.id = id;
			this.region = region;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Regional that && this.number == that.number
					&& (this.id != null ? this.id.equals(that.id) : that.id == null && this.region.equals(that.region));
		}

		@Override
		public int hashCode() {
			return this.number;
		}

	}

}
