package dev.embercache.values.families;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects that exist once: constants, singletons, null objects.
 */
public final class OnceFamily implements Family {

	@Override
	public String name() {
		return "Java: constants and singletons";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(kept("enum", () -> Size.LARGE, same).asKey(),
				kept("enum constant with a body", () -> Size.SMALL, same).asKey(),
				kept("EnumMap", () -> new EnumMap<>(Map.of(Size.SMALL, Vet.james()))),
				kept("typesafe enum", () -> Color.RED, same).asKey(),
				kept("typesafe enum in a list", () -> new ArrayList<>(List.of(Color.BLUE, Color.RED)),
						(original, copy) -> assertThat(((List<?>) copy).get(1)).isSameAs(Color.RED)),
				kept("typesafe enum in a record", () -> new Shirt("polo", Color.BLUE),
						(original, copy) -> assertThat(((Shirt) copy).describe()).isEqualTo("polo in blue"))
					.asKey(),
				kept("typesafe enum as a key of a map", () -> new HashMap<>(Map.of(Color.RED, 3)),
						(original, copy) -> assertThat(((Map<?, ?>) copy).get(Color.RED)).isEqualTo(3)),
				kept("singleton", () -> Registry.INSTANCE, same).asKey(),
				kept("singleton behind a method", Clerk::getInstance, same),
				kept("null object", () -> Discount.NONE, same),
				kept("null object in an entity", () -> new Basket(Discount.NONE),
						(original, copy) -> assertThat(((Basket) copy).isReduced()).isFalse()),
				kept("other than the null object", () -> new Basket(new Percent(10)),
						(original, copy) -> assertThat(((Basket) copy).isReduced()).isTrue()),
				kept("constant of a value class", () -> Amount.ZERO, same).asKey(),
				kept("constant and an equal other", () -> List.of(Amount.ZERO, new Amount(BigDecimal.ZERO)),
						(original, copy) -> assertThat(((List<?>) copy).get(1)).isNotSameAs(Amount.ZERO)),
				kept("constant in an interface", () -> Shipping.FREE, same),
				kept("constant in an enclosing class", () -> Mark.MISSING, same),
				kept("list with a mark for what is missing", () -> new ArrayList<>(List.of("a", Mark.MISSING, "c")),
						(original, copy) -> assertThat(((List<?>) copy).get(1)).isSameAs(Mark.MISSING)));
	}

	enum Size {

		LARGE,

		SMALL {
			@Override
			int inches() {
				return 20;
			}
		};

		int inches() {
			return 30;
		}

	}

	/**
	 * As enums were written before there were any.
	 */
	static final class Color {

		static final Color RED = new Color("red");

		static final Color BLUE = new Color("blue");

		private final String name;

		private Color(String name) {
			this.name = name;
		}

	}

	record Shirt(String name, Color color) {

		String describe() {
			if (this.color == Color.RED) {
				return this.name + " in red";
			}
			if (this.color == Color.BLUE) {
				return this.name + " in blue";
			}
			throw new IllegalStateException("No such color");
		}

	}

	static final class Registry {

		static final Registry INSTANCE = new Registry();

		private final Map<String, Integer> numbers = new HashMap<>(Map.of("a", 1));

		private Registry() {
		}

	}

	static final class Clerk {

		private static final Clerk instance = new Clerk();

		private int served;

		private Clerk() {
		}

		static Clerk getInstance() {
			return instance;
		}

	}

	abstract static class Discount {

		static final Discount NONE = new Discount() {
			@Override
			int percent() {
				return 0;
			}
		};

		abstract int percent();

	}

	static final class Percent extends Discount {

		private final int percent;

		Percent(int percent) {
			this.percent = percent;
		}

		@Override
		int percent() {
			return this.percent;
		}

	}

	static final class Basket {

		private Discount discount;

		Basket(Discount discount) {
			this.discount = discount;
		}

		boolean isReduced() {
			return this.discount != Discount.NONE;
		}

	}

	static final class Amount {

		static final Amount ZERO = new Amount(BigDecimal.ZERO);

		private final BigDecimal value;

		Amount(BigDecimal value) {
			this.value = value;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Amount amount && amount.value.equals(this.value);
		}

		@Override
		public int hashCode() {
			return this.value.hashCode();
		}

	}

	interface Shipping {

		Shipping FREE = new FreeShipping();

	}

	static final class FreeShipping implements Shipping {

	}

	static final class Mark {

		static final Object MISSING = new Missing();

		private Mark() {
		}

		private static final class Missing {

		}

	}

}
