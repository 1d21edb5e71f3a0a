package dev.embercache.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of settings in the README against the generated metadata.
 */
class SettingsTableTests {

	private static final Path README = Path.of("..", "README.md");

	@Test
	void theReadmeHasTheSettingsOfTheMetadata() throws IOException {
		assertThat(Files.readString(README)).contains(table());
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
		return table.append("<!-- End of settings. -->").toString();
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
