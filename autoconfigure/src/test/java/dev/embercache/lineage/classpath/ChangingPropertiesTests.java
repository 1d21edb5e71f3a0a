package dev.embercache.lineage.classpath;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties some of which change in place.
 */
class ChangingPropertiesTests {

	private final Map<String, String> values = new HashMap<>(
			Map.of("${shop.rate}", "1", "${shop.name}", "a", "${rate}", "1"));

	private final ChangingProperties properties = new ChangingProperties(new ApplicationProperties() {

		@Override
		public @Nullable String resolve(String text) {
			return ChangingPropertiesTests.this.values.get(text);
		}

		@Override
		public SortedMap<String, String> below(String prefix) {
			return new TreeMap<>(Map.of("shop.rate", "1"));
		}

		@Override
		public List<String> profiles() {
			return List.of();
		}

	});

	@Test
	void areWhatTheyAreUntilOneChanges() {
		assertThat(this.properties.resolve("${shop.rate}")).isEqualTo("1");
		assertThat(this.properties.resolve("${shop.none}")).isNull();
		assertThat(this.properties.below("shop")).isEqualTo(Map.of("shop.rate", "1"));
	}

	@Test
	void oneThatChangedHasAValueOfThisRunAndEachTimeAnother() {
		this.properties.changed(List.of("SHOP_RATE"));
		String value = this.properties.resolve("${shop.rate}");
		assertThat(value).isNotEqualTo("1").isEqualTo(this.properties.resolve("${shop.rate}"));
		assertThat(this.properties.resolve("${shop.name}")).isEqualTo("a");
		assertThat(this.properties.below("shop")).isNotEqualTo(Map.of("shop.rate", "1"));
		assertThat(this.properties.below("")).isNotEqualTo(Map.of("shop.rate", "1"));
		assertThat(this.properties.below("other")).isEqualTo(Map.of("shop.rate", "1"));
		this.properties.changed(List.of());
		assertThat(this.properties.resolve("${shop.rate}")).isNotEqualTo(value);
	}

	@Test
	void oneThatStandsForOneThatChangedIsNoticed() {
		assertThat(this.properties.resolve("${rate}")).isEqualTo("1");
		this.values.put("${rate}", "2");
		this.properties.changed(List.of("other.rate"));
		assertThat(this.properties.resolve("${rate}")).startsWith("2").isNotEqualTo("2");
	}

	@Test
	void anyMayHaveChanged() {
		this.properties.changed(null);
		assertThat(this.properties.resolve("${shop.name}")).isNotEqualTo("a");
		assertThat(this.properties.below("other")).isNotEqualTo(Map.of("shop.rate", "1"));
	}

}
