package dev.embercache.values.families;

import java.util.function.Supplier;

/**
 * A bean whose inner classes are returned as values.
 */
class Shop {

	private final String apiKey;

	private int sold;

	Shop(String apiKey) {
		this.apiKey = apiKey;
	}

	Object row(String name) {
		return new Row(name);
	}

	Object offer(String name) {
		return new Supplier<String>() {

			@Override
			public String get() {
				return name + Shop.this.sold + Shop.this.apiKey;
			}

			@Override
			public String toString() {
				return name;
			}

		};
	}

	final class Row {

		private final String name;

		Row(String name) {
			this.name = name;
		}

		int sell() {
			return ++Shop.this.sold;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
