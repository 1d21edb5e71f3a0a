package dev.embercache.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnvironmentProperties}.
 */
class EnvironmentPropertiesTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	private final EnvironmentProperties properties = new EnvironmentProperties(this.environment);

	@ParameterizedTest
	@CsvSource({ "${local.server.port}, local.server.port", "${local.server.port:80}, local.server.port",
			"http://localhost:${local.server.port}/rates, http://localhost:local.server.port/rates", "${rates.port}, 7",
			"${rates.port} at ${local.server.port}, 7 at local.server.port" })
	void aPortThatAServerHasGotIsKnownByItsName(String text, String resolved) {
		addPorts(4711);
		assertThat(this.properties.resolve(text)).isEqualTo(resolved);
	}

	@Test
	void anotherPropertyOfThatNameIsAPropertyLikeAny() {
		add("application", "local.server.port", "8080");
		assertThat(this.properties.resolve("${local.server.port}")).isEqualTo("8080");
	}

	@Test
	void whatIsNotThereIsNotResolved() {
		addPorts(4711);
		assertThat(this.properties.resolve("${nothing}")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "#{@sequence.next()}, #{@sequence.next()}", "#{target.name}, #{target.name}",
			"#{${rates.port} * 2}, #{7 * 2}",
			"#{T(java.lang.Runtime).getRuntime(), #{T(java.lang.Runtime).getRuntime()" })
	void expressionsAreNotEvaluated(String text, String resolved) {
		addPorts(4711);
		assertThat(this.properties.resolve(text)).isEqualTo(resolved);
	}

	private void addPorts(int port) {
		add("application", "rates.port", "7");
		add("server.ports", "local.server.port", port);
	}

	private void add(String source, String name, Object value) {
		this.environment.getPropertySources().addLast(new MapPropertySource(source, Map.of(name, value)));
	}

}
