package dev.embercache.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheSections}, with names as YAML, properties files and environment
 * variables have them.
 */
@ExtendWith(OutputCaptureExtension.class)
class CacheSectionsTests {

	private static final SettingKeys KEYS = SettingKeys.of(Map.of("", Keys.class));

	private final StandardEnvironment environment = new StandardEnvironment();

	private int sources;

	@Test
	void aNameIsFoundAsItIsWritten() {
		file("cache.users::byId.time-to-live", "1s", "cache.com.acme.Prices.time-to-live", "2s",
				"cache[row:1].time-to-live", "3s", "cache.a[b.c].time-to-live", "4s");
		assertThat(timeToLive("users::byId")).isEqualTo("1s");
		assertThat(timeToLive("com.acme.Prices")).isEqualTo("2s");
		assertThat(timeToLive("row:1")).isEqualTo("3s");
		assertThat(timeToLive("a.b.c")).isEqualTo("4s");
		assertThat(timeToLive("others")).isNull();
	}

	@Test
	void aNameThatLostItsCharactersIsAboutTheCacheWithTheSameLetters() {
		file("cache.usersbyId.time-to-live", "1s");
		variables("CACHE_COMACMEPRICES_TIMETOLIVE", "2s", "CACHE_COM_ACME_ORDERS_TIME_TO_LIVE", "3s",
				"CACHE_ITEMS_HISTORY_VARIANTS", "7");
		assertThat(timeToLive("users::byId")).isEqualTo("1s");
		assertThat(timeToLive("com.acme.Prices")).isEqualTo("2s");
		assertThat(timeToLive("com.acme.Orders")).isEqualTo("3s");
		assertThat(sections().of("Items")).containsOnlyKeys("history.variants");
	}

	@Test
	void anEnvironmentVariableOverridesWhatAFileSaysAboutTheSameCache() {
		variables("CACHE_USERSBYID_TIMETOLIVE", "9s");
		file("cache[users::byId].time-to-live", "1s", "cache[users::byId].maximum-entries", "5");
		assertThat(timeToLive("users::byId")).isEqualTo("9s");
		assertThat(sections().of("users::byId")).containsOnlyKeys("time-to-live", "maximum-entries");
	}

	@Test
	void aFileThatComesFirstOverridesAnEnvironmentVariable() {
		file("cache[users::byId].time-to-live", "1s");
		variables("CACHE_USERSBYID_TIMETOLIVE", "9s");
		assertThat(timeToLive("users::byId")).isEqualTo("1s");
	}

	@Test
	void aPatternIsAboutAllCachesThatItMatches() {
		file("cache.row:*.time-to-live", "1s", "cache.row:*.maximum-entries", "5", "cache.row:4*.time-to-live", "2s",
				"cache.row:42.time-to-live", "3s");
		assertThat(timeToLive("row:1")).isEqualTo("1s");
		assertThat(timeToLive("row:41")).isEqualTo("2s");
		assertThat(timeToLive("row:42")).isEqualTo("3s");
		assertThat(sections().of("row:42")).containsOnlyKeys("time-to-live", "maximum-entries");
		assertThat(timeToLive("row")).isNull();
	}

	@Test
	void twoNamesWithTheSameLettersAreAboutTheirOwnCachesOnly(CapturedOutput output) {
		file("cache[users::byId].time-to-live", "1s", "cache.usersById.time-to-live", "2s");
		variables("CACHE_USERSBYID_TIMETOLIVE", "9s");
		CacheSections sections = sections();
		assertThat(timeToLive(sections, "users::byId")).isEqualTo("1s");
		assertThat(timeToLive(sections, "usersById")).isEqualTo("2s");
		assertThat(timeToLive(sections, "users-by-id")).isNull();
		assertThat(output).contains("may be meant for cache 'users-by-id' or for 'users::byId' or 'usersById', "
				+ "and has no effect on 'users-by-id'. Write the whole name in brackets: 'cache[users-by-id]'.");
	}

	@Test
	void aNameThatCanBeAboutTwoCachesIsAboutTheFirst(CapturedOutput output) {
		variables("CACHE_USERSBYID_TIMETOLIVE", "9s");
		CacheSections sections = sections();
		assertThat(timeToLive(sections, "users::byId")).isEqualTo("9s");
		assertThat(timeToLive(sections, "usersById")).isNull();
		assertThat(timeToLive(sections, "usersById")).isNull();
		assertThat(output)
			.containsOnlyOnce("'cache.usersbyid' may be meant for cache 'usersById' or for 'users::byId', "
					+ "and has no effect on 'usersById'. Write the whole name in brackets: 'cache[usersById]'.");
	}

	@Test
	void aListIsTakenAsAWhole() {
		file("cache.prices.ignores[0]", "a", "cache.prices.ignores[1]", "b", "cache.p*.ignores", "c");
		variables("CACHE_ORDERS_IGNORES_0", "d");
		assertThat(sections().of("prices").get("ignores").parts()).isEqualTo(Map.of("[0]", "a", "[1]", "b"));
		assertThat(sections().of("paint").get("ignores").parts()).isEqualTo(Map.of("", "c"));
		assertThat(sections().of("orders").get("ignores").parts()).isEqualTo(Map.of("[0]", "d"));
	}

	@Test
	void placeholdersAreResolved() {
		file("cache.prices.time-to-live", "${time}", "time", "1s", "cache.orders.time-to-live", "${absent}");
		assertThat(timeToLive("prices")).isEqualTo("1s");
		assertThat(timeToLive("orders")).isEqualTo("${absent}");
	}

	@Test
	void keysThatNobodyKnowsAreNamedWithTheNearest() {
		file("cache.prices.time-to-lve", "1s", "cache.users::byId.ttl", "1s", "cache.prices.history.variant", "1",
				"cache.empty", "");
		variables("CACHE_PRICES_MAXIMUMENTRY", "1");
		assertThat(sections().unknown()).containsOnly(
				Map.entry("cache.prices.time-to-lve", "cache.prices.time-to-live"),
				Map.entry("cache.users::byId.ttl", "cache.users::byId.time-to-live"),
				Map.entry("cache.prices.history.variant", "cache.prices.history.variants"),
				Map.entry("cache.prices.maximumentry", "cache.prices.maximum-entries"));
	}

	@Test
	void whatFitsNoCacheIsKnownInTheEnd() {
		file("cache.pirces.time-to-live", "1s", "cache.orders.time-to-live", "1s", "cache.row:*.time-to-live", "1s",
				"cache.col:*.time-to-live", "1s", "cache.usersbyId.time-to-live", "1s");
		CacheSections sections = sections();
		sections.use("orders");
		sections.use("row:1");
		assertThat(sections.unused(Set.of("users::byId"))).containsExactly("col:*", "pirces");
		assertThat(sections.unused(Set.of())).containsExactly("col:*", "pirces", "usersbyId");
		assertThat(CacheSections.nearest("pirces", Set.of("orders", "prices"))).isEqualTo("prices");
		assertThat(CacheSections.nearest("col:*", Set.of("orders", "prices"))).isNull();
	}

	@Test
	void propertiesBelowThePrefixOfAllThatNobodyKnowsAreNamedToo() {
		file("ember.time-to-lve", "1s", "ember.disk.director", "x", "ember.cache.prices.ttl", "1s", "ember.history", "",
				"ember.time-to-live", "1s", "ember.HISTORY_VARIANTS", "3");
		variables("EMBER_SERVICE_HOST", "10.0.0.1", "EMBER_TIMETOLVE", "1s");
		SettingKeys keys = SettingKeys.of(Map.of("", Keys.class, "disk", Disk.class));
		assertThat(UnknownSettings.find("ember", this.environment, keys, "cache")).containsOnly(
				Map.entry("ember.time-to-lve", "ember.time-to-live"),
				Map.entry("ember.timetolve", "ember.time-to-live"),
				Map.entry("ember.disk.director", "ember.disk.directory"));
	}

	private String timeToLive(String cache) {
		return timeToLive(sections(), cache);
	}

	private static String timeToLive(CacheSections sections, String cache) {
		Setting setting = sections.of(cache).get("time-to-live");
		return (setting != null) ? setting.text() : null;
	}

	private CacheSections sections() {
		return CacheSections.read("cache", this.environment, KEYS);
	}

	/**
	 * Add a source that wins over those that are added later.
	 */
	private void file(String... pairs) {
		this.environment.getPropertySources()
			.addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
					new MapPropertySource("file " + this.sources++, map(pairs)));
	}

	private void variables(String... pairs) {
		this.environment.getPropertySources()
			.addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
					new SystemEnvironmentPropertySource(this.sources++ + "-systemEnvironment", map(pairs)));
	}

	private static Map<String, Object> map(String... pairs) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put(pairs[i], pairs[i + 1]);
		}
		return map;
	}

	record Keys(String timeToLive, Long maximumEntries, String ignores, History history) {

	}

	record History(Integer variants) {

	}

	record Disk(String directory) {

	}

}
