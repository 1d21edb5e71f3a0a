package dev.embercache.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.springframework.cache.interceptor.SimpleKey;

import dev.embercache.codec.ClassCases.Color;
import dev.embercache.codec.ClassCases.Holder;

/**
 * Object graphs of up to four levels. Their leaves come from small ranges, so that two of
 * them are often equal or nearly so.
 */
final class Graphs {

	private static final double[] EDGES = { 0.0, -0.0, 1.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN,
			Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };

	private Graphs() {
	}

	static Object graph(Random random) {
		return graph(random, random.nextInt(4));
	}

	private static Object graph(Random random, int levels) {
		if (levels == 0) {
			return leaf(random);
		}
		return switch (random.nextInt(7)) {
			case 0 -> new ArrayList<>(parts(random, levels, random.nextInt(4)));
			case 1 -> List.copyOf(parts(random, levels, random.nextInt(4)));
			case 2 -> new LinkedHashSet<>(parts(random, levels, random.nextInt(4)));
			case 3 -> new Holder<>(graph(random, levels - 1));
			case 4 -> Optional.of(graph(random, levels - 1));
			case 5 -> new SimpleKey(parts(random, levels, random.nextInt(4)).toArray());
			default -> map(parts(random, levels, 4));
		};
	}

	private static List<Object> parts(Random random, int levels, int count) {
		return Stream.generate(() -> graph(random, levels - 1)).limit(count).toList();
	}

	private static Map<Object, Object> map(List<Object> parts) {
		Map<Object, Object> map = new HashMap<>();
		map.put(parts.get(0), parts.get(1));
		map.put(parts.get(2), parts.get(3));
		return map;
	}

	private static Object leaf(Random random) {
		return switch (random.nextInt(9)) {
			case 0 -> text(random);
			case 1 -> random.nextInt(-2, 3);
			case 2 -> random.nextLong(-2, 3);
			case 3 ->
				random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : Double.longBitsToDouble(random.nextLong());
			case 4 -> random.nextBoolean();
			case 5 -> Color.values()[random.nextInt(Color.values().length)];
			case 6 -> List.of(Color.BLUE.name(), "1", "-1", "").get(random.nextInt(4));
			case 7 -> BigDecimal.valueOf(random.nextLong(-200, 201), 2);
			default -> List.of(new BigDecimal("1"), new BigDecimal("1.0"), LocalDate.EPOCH, Instant.EPOCH)
				.get(random.nextInt(4));
		};
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(4); length > 0; length--) {
			text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1));
		}
		return text.toString();
	}

}
