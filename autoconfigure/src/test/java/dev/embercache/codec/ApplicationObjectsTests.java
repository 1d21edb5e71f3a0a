package dev.embercache.codec;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for objects that the application lives on, and for what leads to them.
 */
class ApplicationObjectsTests {

	private static final String IS_BEAN = "(" + Shop.class.getName() + "): it is the bean 'shop'. ";

	private static final String WITHIN_METHOD = IS_BEAN
			+ "Return a record instead of an object of a class that is declared inside a method.";

	private final Shop bean = new Shop();

	private final Shop data = new Shop();

	private final Codec codec = Codec.builder(getClass().getClassLoader())
		.applicationClasses((name) -> true)
		.applicationObjects(new OneBean())
		.build();

	@Test
	void anInnerClassLeadsToWhatIsAroundIt() {
		assertThat(refusal(this.bean.row("tea"))).isEqualTo("Row.this$0 " + IS_BEAN
				+ "Return a record instead, or declare Row static, so that it does not hold the enclosing object.");
		assertThat(((Shop.Row) copy(this.data.row("tea"))).text()).isEqualTo("tea for a secret");
	}

	@Test
	void anAnonymousClassLeadsToWhatIsAroundIt() {
		assertThat(refusal(this.bean.anonymous("tea"))).contains("Shop$1.this$0 " + WITHIN_METHOD);
		assertThat(copy(this.data.anonymous("tea"))).hasToString("tea for a secret");
	}

	@Test
	void aLocalClassLeadsToWhatIsAroundIt() {
		assertThat(refusal(this.bean.local("tea"))).contains("Local.this$0 " + WITHIN_METHOD);
		assertThat(copy(this.data.local("tea"))).hasToString("tea for a secret");
	}

	@Test
	void aClassWithinAMethodLeadsToWhatItUses() {
		assertThat(refusal(Shop.capturing(this.bean))).contains(".val$shop " + WITHIN_METHOD);
		assertThat(copy(Shop.capturing(this.data))).hasToString("a secret");
	}

	@Test
	void aClassThatKotlinMadeOfALambdaLeadsToWhatItUses() {
		assertThat(refusal(new Captured(this.bean))).startsWith("Captured.$this " + IS_BEAN)
			.contains("declare Captured static");
		assertThat(((Captured) copy(new Captured(this.data))).$this.key).isEqualTo("a secret");
	}

	@Test
	void anOrdinaryFieldIsNotTakenForThatOfAnInnerClass() {
		assertThat(refusal(new Month(this.bean)))
			.isEqualTo("Month.thisMonth " + IS_BEAN + "Return its data instead, for example in a record.");
	}

	@Test
	void aLambdaIsNoValueWhateverItUses() {
		Shop shop = this.data;
		assertThat(refusal((Supplier<String>) () -> shop.key)).contains("is a lambda");
	}

	@Test
	void aClassIsJudgedAlsoIfItWasFirstSeenInBytes() {
		byte[] bytes = Codec.builder(getClass().getClassLoader())
			.applicationClasses((name) -> true)
			.build()
			.encode(new Shop())
			.bytes();
		assertThat(this.codec.decode(bytes)).isInstanceOf(Shop.class);
		assertThat(refusal(this.bean)).startsWith("Shop " + IS_BEAN);
	}

	@Test
	void itIsNotCopiedForReadersNorSharedAsWhatCannotChange() {
		for (Object value : List.of(this.bean, new Holder(this.data, this.bean))) {
			assertThat(this.codec.immutable(value)).isFalse();
			assertThatExceptionOfType(CodecException.class).isThrownBy(() -> this.codec.isolate(value))
				.withMessageContaining(IS_BEAN);
		}
		assertThat(this.codec.immutable(this.data)).isTrue();
	}

	@Test
	void aCopyIsRefusedByThePathToTheCulprit() {
		assertThatExceptionOfType(CodecException.class)
			.isThrownBy(() -> this.codec.isolate(List.of(new Holder(this.data, this.data), new Holder("x", this.bean))))
			.withMessageContaining("[1].second " + IS_BEAN);
	}

	@Test
	void enumsAreDataWhateverTheyImplement() {
		assertThat(copy(new Holder(Kind.CARD, Kind.CASH))).isEqualTo(new Holder(Kind.CARD, Kind.CASH));
		assertThat(((Typed) copy(new Typed(Kind.CARD))).kind()).isEqualTo(Kind.CARD);
	}

	private String refusal(Object value) {
		try {
			this.codec.encode(value);
		}
		catch (EncodingException ex) {
			return String.valueOf(ex.getMessage());
		}
		throw new AssertionError(value.getClass() + " is encoded");
	}

	private Object copy(Object value) {
		return this.codec.decode(this.codec.encode(value).bytes());
	}

	private final class OneBean implements ApplicationObjects {

		@Override
		public boolean mayInclude(Class<?> type) {
			return type == Shop.class || type == Kind.class;
		}

		@Override
		public @Nullable String describe(Object object) {
			return (object == ApplicationObjectsTests.this.bean) ? "the bean 'shop'" : null;
		}

	}

	private static final class Shop {

		private final String key = new String("a secret");

		Row row(String product) {
			return new Row(product);
		}

		Object anonymous(String product) {
			return new Object() {

				@Override
				public String toString() {
					return product + " for " + Shop.this.key;
				}

			};
		}

		Object local(String product) {
			class Local {

				@Override
				public String toString() {
					return product + " for " + Shop.this.key;
				}

			}
			return new Local();
		}

		static Object capturing(Shop shop) {
			return new Object() {

				@Override
				public String toString() {
					return shop.key;
				}

			};
		}

		private final class Row {

			private final String product;

			Row(String product) {
				this.product = product;
			}

			String text() {
				return this.product + " for " + Shop.this.key;
			}

		}

	}

	private record Captured(Shop $this) {

	}

	private record Month(Shop thisMonth) {

	}

	private record Holder(Object first, Object second) {

	}

	private record Typed(Kind kind) {

	}

	private enum Kind {

		CARD, CASH

	}

}
