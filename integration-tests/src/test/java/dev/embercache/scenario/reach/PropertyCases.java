package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Configuration properties and profiles that code asks for, by whatever name.
 */
final class PropertyCases {

	private PropertyCases() {
	}

	static List<ReachCase> all() {
		return List.of(asking("firstArm", "key.isEmpty() ? \"arms.no\" : \"arms.yes\"", "arms.yes"),
				asking("secondArm", "key.isEmpty() ? \"arms2.yes\" : \"arms2.no\"", "arms2.no"), asking("ofSwitch", """
						switch (key) {
							case "key" -> "switch.key";
							case "other" -> "switch.other";
							default -> "switch.none";
						}
						""", "switch.key"), asking("computed", "key + \".computed\"", "key.computed"),
				asking("prefixed", "\"prefixed.\" + key", "prefixed.key"),
				asking("fromAMap", "Map.of(\"key\", \"mapped.one\", \"other\", \"mapped.two\").get(key)", "mapped.one"),
				embeddedValue(), profile());
	}

	private static ReachCase asking(String name, String expression, String property) {
		return sourced(name, property).injecting("org.springframework.core.env.Environment", "environment")
			.caching("return Integer.parseInt(this.environment.getProperty(%s));".formatted(expression));
	}

	private static ReachCase sourced(String name, String property) {
		return ReachCase.named(name)
			.with("@Configuration @org.springframework.context.annotation.PropertySource(\"classpath:%1$s.properties\")"
				.formatted(name) + " class SourceOf%s { }".formatted(name))
			.resource(name + ".properties", property + "=1")
			.editedResource(name + ".properties", property + "=2");
	}

	private static ReachCase embeddedValue() {
		return sourced("embeddedValue", "embedded.value")
			.injecting("org.springframework.beans.factory.config.ConfigurableBeanFactory", "factory")
			.caching("return Integer.parseInt(this.factory.resolveEmbeddedValue(\"${embedded.\" + \"value}\"));");
	}

	private static ReachCase profile() {
		return ReachCase.named("profile")
			.injecting("org.springframework.core.env.Environment", "profiled")
			.caching("return this.profiled.acceptsProfiles(org.springframework.core.env.Profiles.of(\"one\")) ? 1 : 2;")
			.resource("application.properties", "spring.profiles.active=one")
			.editedResource("application.properties", "spring.profiles.active=two");
	}

}
