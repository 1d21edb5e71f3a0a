package dev.embercache.scenario;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Code that reads resources and configuration properties.
 */
class OutsideIT {

	private static final List<String> SERVICES = List.of("constant", "joined", "value", "bound", "asked", "plain");

	private static final String PROPERTIES = """
			rates.value=%d
			rates.bound.percent=%d
			rates.environment=%d
			""";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void onlyWhatReadAChangedResourceOrPropertyIsStale() {
		this.app.define("""
				final class Texts {
					static int read(String name) {
						try (var input = Texts.class.getClassLoader().getResourceAsStream(name)) {
							return Integer.parseInt(new String(input.readAllBytes()).trim());
						}
						catch (java.io.IOException ex) {
							throw new java.io.UncheckedIOException(ex);
						}
					}
				}
				""")
			.define(service("Constant", "", "Texts.read(\"rates/constant.txt\")"))
			.define(service("Joined", "", "Texts.read(\"joined/\" + key + \".txt\")"))
			.define(service("Value", "@Value(\"${rates.value}\") int rate;", "this.rate"))
			.define(service("Bound", "@Autowired BoundRates rates;", "this.rates.percent()"))
			.define("""
					@org.springframework.boot.context.properties.ConfigurationProperties("rates.bound")
					record BoundRates(int percent) { }
					""")
			.define("""
					@Configuration
					@org.springframework.boot.context.properties.EnableConfigurationProperties(BoundRates.class)
					class BoundConfiguration { }
					""")
			.define(service("Asked", "@Autowired org.springframework.core.env.Environment environment;",
					"Integer.parseInt(this.environment.getProperty(\"rates.environment\"))"))
			.define(service("Plain", "", "1"))
			.resource("rates/constant.txt", "1")
			.resource("joined/tea.txt", "1")
			.resource("application.properties", PROPERTIES.formatted(1, 1, 1))
			.start();
		assertComputed(SERVICES);

		this.app.resource("rates/constant.txt", "2").restart();
		assertComputed(List.of("constant"));
		assertThat(this.app.log().lines()).anyMatch((line) -> line.contains("resource 'rates/constant.txt' changed"));

		this.app.resource("joined/tea.txt", "2").restart();
		assertComputed(List.of("joined"));

		this.app.resource("application.properties", PROPERTIES.formatted(2, 1, 1)).restart();
		assertComputed(List.of("value"));
		assertThat(this.app.log().lines()).anyMatch((line) -> line.contains("property 'rates.value' changed"));

		this.app.resource("application.properties", PROPERTIES.formatted(2, 2, 1)).restart();
		assertComputed(List.of("bound"));

		this.app.resource("application.properties", PROPERTIES.formatted(2, 2, 2)).restart();
		assertComputed(List.of("asked"));

		this.app.resource("rates/constant.txt", "1").restart();
		for (String service : SERVICES) {
			assertThat(this.app.call(service + ".percent", "tea")).as(service + " after the undoing").isHit();
		}
	}

	@Test
	void whatAFileThatAPropertyNamesSaidOnlyUntilTheRestartIsNotServedAfterIt() {
		this.app
			.define(service("Menu", "@Value(\"${menu.location}\") org.springframework.core.io.Resource menu;", "read()")
				.replaceFirst("}\\s*$",
						"""
								int read() {
									try {
										return Integer.parseInt(this.menu.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
									}
									catch (java.io.IOException ex) {
										throw new java.io.UncheckedIOException(ex);
									}
								}
								}
								"""))
			.resource("menu/today.txt", "1")
			.resource("application.properties", "menu.location=classpath:menu/today.txt")
			.restartingOnDemandOnly()
			.start();

		this.app.resource("menu/today.txt", "2").compile();
		assertThat(this.app.call("menu.percent", "tea")).isComputed().returning("2");
		this.app.resource("menu/today.txt", "1").restart();
		assertThat(this.app.call("menu.percent", "tea")).isComputed().returning("1");
		assertThat(this.app.call("menu.percent", "tea")).isHit().returning("1");
	}

	private void assertComputed(List<String> computed) {
		for (String service : SERVICES) {
			if (computed.contains(service)) {
				assertThat(this.app.call(service + ".percent", "tea")).as(service).isComputed();
			}
			else {
				assertThat(this.app.call(service + ".percent", "tea")).as(service).isHit();
			}
		}
	}

	private static String service(String name, String fields, String expression) {
		return """
				@Service("%s")
				class %sService {
					%s
					@Cacheable("%s")
					public int percent(String key) {
						Probe.computed();
						return %s;
					}
				}
				""".formatted(name.toLowerCase(java.util.Locale.ROOT), name, fields, name, expression);
	}

}
