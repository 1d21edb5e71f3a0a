package dev.embercache.scenario;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.embercache.harness.LiveApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other modules of the build, whose packages are not those of the application, and what
 * the JVM itself has.
 */
class ModulesIT {

	private static final List<String> ALL = List.of("called", "through", "folder", "same", "zone", "formatted",
			"plain");

	@RegisterExtension
	private final LiveApplication app = new LiveApplication();

	@Test
	void onlyWhatAChangeOfAnotherModuleOrOfTheJvmCanReachIsStale() {
		modules(1);
		this.app.withoutDevTools()
			.withDiskStore()
			.define(service("Called", "org.tax.Tax.percent()"))
			.define(service("Through", "org.orders.Orders.percent()"))
			.define(service("Folder", "org.rates.Rates.percent()"))
			.define(service("Same", "Integer.parseInt(org.springframework.util.StringUtils.trimAllWhitespace(\" 1\"))"))
			.define(service("Zone",
					"java.time.LocalDateTime.ofInstant(java.time.Instant.EPOCH, "
							+ "java.time.ZoneId.systemDefault()).getHour()"))
			.define(service("Formatted", "String.format(\"%,d\", 1000).length()"))
			.define(service("Plain", "1"))
			.jvmOption("-Duser.timezone=UTC")
			.start();
		assertComputed(ALL);

		this.app.restartJvm();
		assertComputed(List.of());

		modules(1);
		this.app.restartJvm();
		assertComputed(List.of());

		modules(2);
		this.app.restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1)).contains("library tax-1.0.0.jar");
		assertComputed(List.of("called", "through", "folder"));
		assertThat(this.app.call("called.percent", "tea")).isHit().returning("2");
		assertThat(this.app.call("through.percent", "tea")).isHit().returning("2");
		assertThat(this.app.call("folder.percent", "tea")).isHit().returning("2");

		this.app
			.edit("Application", "ControlServer.start();",
					"ControlServer.start(); TimeZone.setDefault(TimeZone.getTimeZone(\"GMT+3\"));")
			.restartJvm();
		assertThat(this.app.log().await("Ember Cache kept", 1)).contains("the default time zone changed");
		assertComputed(List.of("called", "through", "zone", "formatted"));
		assertThat(this.app.call("zone.percent", "tea")).isHit().returning("3");

		this.app
			.edit("Application", "ControlServer.start();", "ControlServer.start(); Locale.setDefault(Locale.GERMANY);")
			.restartJvm();
		assertComputed(List.of("called", "through", "formatted"));
	}

	private void modules(int percent) {
		this.app
			.module("tax-1.0.0.jar",
					"package org.tax; public class Tax { public static int percent() { return %d; } }"
						.formatted(percent))
			.module("parts-1.0.0.jar",
					"package org.parts; public class Parts { public static int percent() { return %d; } }"
						.formatted(percent))
			.module("orders-1.0.0.jar",
					"package org.orders; public class Orders { "
							+ "public static int percent() { return org.parts.Parts.percent(); } }")
			.module("rates/target/classes",
					"package org.rates; public class Rates { public static int percent() { return Inside.percent(); } }",
					"package org.rates; public class Inside { static int percent() { return %d; } }"
						.formatted(percent));
	}

	private void assertComputed(List<String> computed) {
		for (String service : ALL) {
			if (computed.contains(service)) {
				assertThat(this.app.call(service + ".percent", "tea")).as(service).isComputed();
			}
			else {
				assertThat(this.app.call(service + ".percent", "tea")).as(service).isHit();
			}
		}
	}

	private static String service(String name, String expression) {
		return """
				@Service("%s")
				class %sService {
					@Cacheable("%s")
					public int percent(String key) {
						Probe.computed();
						return %s;
					}
				}
				""".formatted(name.toLowerCase(java.util.Locale.ROOT), name, name, expression);
	}

}
