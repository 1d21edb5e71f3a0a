package dev.embercache.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Configuration properties that get other values while the application runs, as Spring
 * Cloud has it.
 */
class PropertyChangesIT {

	/**
	 * Spring Cloud's event, of which only the name and the keys matter.
	 */
	private static final String EVENT = """
			package org.springframework.cloud.context.environment;

			public class EnvironmentChangeEvent extends org.springframework.context.ApplicationEvent {

				private final java.util.Set<String> keys;

				public EnvironmentChangeEvent(java.util.Set<String> keys) {
					super(keys);
					this.keys = keys;
				}

				public java.util.Set<String> getKeys() {
					return this.keys;
				}

			}
			""";

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void whatReadAPropertyIsComputedAnewOnceThatHasChanged() {
		this.app.module("cloud-1.0.0.jar", EVENT)
			.withoutDevTools()
			.withDiskStore()
			.define("""
					@Service
					public class Settings {

						@Autowired org.springframework.core.env.ConfigurableEnvironment environment;

						@Autowired org.springframework.context.ApplicationEventPublisher events;

						public void change(String name, String value) {
							this.environment.getPropertySources()
								.addFirst(new org.springframework.core.env.MapPropertySource("cloud", Map.of(name, value)));
							this.events.publishEvent(
								new org.springframework.cloud.context.environment.EnvironmentChangeEvent(Set.of(name)));
						}

					}
					""")
			.define(service("Asked", "@Autowired org.springframework.core.env.Environment environment;",
					"Integer.parseInt(this.environment.getProperty(\"rates.asked\"))"))
			.define(service("Injected", "@Value(\"${rates.asked}\") int rate;", "this.rate"))
			.define(service("Other", "@Value(\"${rates.other}\") int rate;", "this.rate"))
			.resource("application.properties", "rates.asked=1\nrates.other=1\n")
			.start();
		for (String service : new String[] { "asked", "injected", "other" }) {
			assertThat(this.app.call(service + ".percent", "tea")).isComputed().returning("1");
			assertThat(this.app.call(service + ".percent", "tea")).isHit();
		}

		this.app.run("settings.change", "rates.asked", "2");
		assertThat(this.app.log().await("changed in place", 1)).contains("[rates.asked]");
		assertThat(this.app.call("asked.percent", "tea")).isComputed().returning("2");
		assertThat(this.app.call("asked.percent", "tea")).isHit().returning("2");
		assertThat(this.app.call("injected.percent", "tea")).isComputed().returning("1");
		assertThat(this.app.call("other.percent", "tea")).isHit().returning("1");

		this.app.resource("application.properties", "rates.asked=2\nrates.other=1\n").restartJvm();
		assertThat(this.app.call("asked.percent", "tea")).isComputed().returning("2");
		assertThat(this.app.call("injected.percent", "tea")).isComputed().returning("2");
		assertThat(this.app.call("other.percent", "tea")).isHit().returning("1");
	}

	private static String service(String name, String field, String expression) {
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
				""".formatted(name.toLowerCase(java.util.Locale.ROOT), name, field, name, expression);
	}

}
