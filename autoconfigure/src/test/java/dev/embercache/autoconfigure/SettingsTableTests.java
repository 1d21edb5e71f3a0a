package dev.embercache.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/settings.md} against the generated metadata. With
 * {@code -Dsettings.write} its table is written anew.
 */
class SettingsTableTests {

	private static final Path PAGE = Path.of("..", "docs", "settings.md");

	private static final String BEGIN = "<!-- Written by a test: "
			+ "mvn -pl autoconfigure test -Dtest=SettingsTableTests -Dsettings.write -->\n";

	private static final String END = "<!-- End of settings. -->";

	@Test
	void thePageHasTheSettingsOfTheMetadata() throws IOException {
		String page = Files.readString(PAGE);
		assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
		String written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table()
				+ page.substring(page.indexOf(END));
		if (System.getProperty("settings.write") != null) {
			Files.writeString(PAGE, written);
		}
		else {
			assertThat(page).as("write it with -Dsettings.write").isEqualTo(written);
		}
	}

	@Test
	void thePageHasEverySettingOfASingleCache() throws IOException {
		assertThat(Files.readString(PAGE)).contains(names("", EmberCacheProperties.Cache.class).toList());
	}

	@Test
	void everySettingHasADescriptionInTheForm() throws IOException {
		assertThat(settings()).isNotEmpty().allSatisfy((setting) -> {
			assertThat(setting.path("description").asString()).as(setting.path("name").asString())
				.matches("[A-Z][^<>{}]*\\.")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ");
			if (setting.path("type").asString().equals("java.lang.Boolean")) {
				assertThat(setting.path("description").asString()).startsWith("Whether ");
			}
		});
	}

	private static String table() throws IOException {
		StringBuilder table = new StringBuilder("| property | default | meaning |\n|---|---|---|\n");
		for (JsonNode setting : settings()) {
			String value = setting.path("defaultValue").asString("");
			table.append("| `%s` | %s | %s |\n".formatted(setting.path("name").asString(),
					value.isEmpty() ? "" : "`" + value + "`", setting.path("description").asString()));
		}
		return table.toString();
	}

	/**
	 * Return the names of the properties that are bound to a record.
	 */
	private static Stream<String> names(String prefix, Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).flatMap((component) -> {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
			boolean nested = component.getType().isRecord()
					&& component.getType().getEnclosingClass() == EmberCacheProperties.class;
			return nested ? names(name, component.getType()) : Stream.of("`" + name + "`");
		});
	}

	private static List<JsonNode> settings() throws IOException {
		try (InputStream metadata = SettingsTableTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared()
				.readTree(metadata)
				.path("properties")
				.valueStream()
				.filter((setting) -> setting.path("name").asString().startsWith("ember.cache"))
				.toList();
		}
	}

}
