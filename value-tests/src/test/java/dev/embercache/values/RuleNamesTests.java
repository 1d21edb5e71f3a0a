package dev.embercache.values;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.RuleNames;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names in the rules of Ember Cache about values exist, as far as their libraries are
 * on the class path of the values.
 */
class RuleNamesTests {

	private static final String CLIENT = "it is a client of a server that no test starts";

	private static final String STARTER = "Spring Boot would set up more than the values need";

	private static final String REFUSED = "its types are refused by name, and no value needs them";

	private static final String OLD = "it was replaced and its new releases have another name";

	/** Libraries that are not on the class path here, and why. */
	private static final Map<String, String> ABSENT = absent();

	private static Map<String, String> absent() {
		Map<String, String> absent = new TreeMap<>();
		List.of("com.google.cloud.", "com.mongodb.", "com.rabbitmq.", "io.r2dbc.", "jakarta.jms.", "javax.cache.",
				"org.apache.kafka.", "org.jooq.", "org.neo4j.", "org.postgresql.", "org.redisson.",
				"org.springframework.amqp.", "org.springframework.data.cassandra.",
				"org.springframework.data.elasticsearch.", "org.springframework.data.mongodb.",
				"org.springframework.data.neo4j.", "org.springframework.jms.", "org.springframework.kafka.",
				"org.springframework.ldap.", "org.springframework.r2dbc.", "software.amazon.awssdk.", "feign.",
				"io.grpc.", "org.apache.hc.", "org.eclipse.jetty.", "reactor.netty.", "retrofit2.",
				"org.springframework.ai.chat.client.", "org.springframework.ai.vectorstore.")
			.forEach((library) -> absent.put(library, CLIENT));
		List.of("io.micrometer.tracing.", "jakarta.json.", "jakarta.servlet.", "jakarta.validation.", "org.quartz.",
				"org.springframework.jdbc.", "org.springframework.security.oauth2.server.",
				"org.springframework.web.reactive.", "org.thymeleaf.")
			.forEach((library) -> absent.put(library, STARTER));
		List.of("io.github.oshai.", "io.github.resilience4j.", "javassist.")
			.forEach((library) -> absent.put(library, REFUSED));
		List.of("javax.persistence.", "org.apache.http.", "org.apache.log4j.")
			.forEach((library) -> absent.put(library, OLD));
		return absent;
	}

	private static final ClassLoader LOADER = RuleNamesTests.class.getClassLoader();

	private static final RuleNames NAMES = new RuleNames(LOADER);

	private static final List<Rule> RULES = LibraryRules.load(LOADER)
		.all()
		.stream()
		.filter((rule) -> rule.origin().contains("library.rules")
				|| rule.origin().contains("code.rules") && isOfKotlin(rule))
		.toList();

	/**
	 * Return whether a rule about code is one that is looked up here, because the
	 * libraries of Kotlin are.
	 */
	private static boolean isOfKotlin(Rule rule) {
		return rule.classes().startsWith("kotlin") || rule.classes().startsWith("org.jetbrains.");
	}

	@Test
	void whatARuleNamesExists() {
		assertThat(RULES).filteredOn((rule) -> ABSENT.keySet().stream().noneMatch(rule.classes()::startsWith))
			.allMatch(NAMES::has);
	}

	@Test
	void aLibraryThatIsHereIsNotLeftOut() {
		ABSENT.forEach((library, reason) -> {
			assertThat(RULES).filteredOn((rule) -> rule.classes().startsWith(library))
				.as("%s, which was left out because %s", library, reason)
				.isNotEmpty()
				.noneMatch(NAMES::has);
		});
	}

}
