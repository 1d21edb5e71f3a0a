package dev.embercache.benchmarks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The values that are cached, by the names they have in the tables.
 */
final class Shapes {

	private Shapes() {
	}

	static Serializable of(String shape) {
		return switch (shape) {
			case "price" -> Price.example();
			case "quote" -> Quote.example();
			case "prices100" -> list(IntStream.range(0, 100).mapToObj((i) -> Price.example()).toList());
			case "basket20" -> Basket.example();
			case "baskets10" -> Basket.examples(10);
			case "longs1000" -> list(LongStream.range(1_000_000, 1_001_000).boxed().toList());
			case "text64k" -> "Tea from the slopes of a mountain. ".repeat(1900);
			default -> throw new IllegalArgumentException(shape);
		};
	}

	private static <T> ArrayList<T> list(List<T> list) {
		return new ArrayList<>(list);
	}

}
