package dev.embercache.rules;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names in our own rules exist, so that no rule is without effect because of a
 * misspelling or a new version of a library.
 * <p>
 * A test of the same name in the module {@code value-tests} has most other libraries on
 * its class path, and says of the rest why it has not.
 */
class RuleNamesTests {

	/** Libraries that {@code value-tests} has on its class path. */
	private static final List<String> OF_VALUE_TESTS = List.of("com.fasterxml.jackson.", "io.micrometer.core.",
			"io.vavr.", "it.unimi.dsi.fastutil.", "javax.money.", "kotlin.", "kotlinx.", "okhttp3.",
			"org.apache.commons.collections4.", "org.apache.commons.lang3.", "org.apache.ibatis.", "org.bson.",
			"org.eclipse.collections.", "org.javamoney.moneta.", "org.joda.time.", "org.locationtech.jts.",
			"org.springframework.ai.", "org.springframework.hateoas.", "org.springframework.messaging.",
			"org.springframework.security.", "org.threeten.extra.");

	/** Libraries that {@code value-tests} gives a reason to do without. */
	private static final List<String> OF_NO_TEST = List.of("com.google.cloud.", "com.mongodb.", "com.rabbitmq.",
			"feign.", "io.github.oshai.", "io.github.resilience4j.", "io.grpc.", "io.micrometer.tracing.", "io.r2dbc.",
			"jakarta.jms.", "jakarta.json.", "jakarta.servlet.", "jakarta.validation.", "javassist.",
			"javax.persistence.", "org.apache.hc.", "org.apache.http.", "org.apache.kafka.", "org.apache.log4j.",
			"org.eclipse.jetty.", "org.jooq.", "org.neo4j.", "org.postgresql.", "org.quartz.", "org.redisson.",
			"org.springframework.amqp.", "org.springframework.data.cassandra.",
			"org.springframework.data.elasticsearch.", "org.springframework.data.mongodb.",
			"org.springframework.data.neo4j.", "org.springframework.jdbc.", "org.springframework.jms.",
			"org.springframework.kafka.", "org.springframework.ldap.", "org.springframework.r2dbc.",
			"org.springframework.web.reactive.", "org.thymeleaf.", "reactor.netty.", "retrofit2.",
			"software.amazon.awssdk.");

	private static final List<String> ABSENT = Stream.of(OF_VALUE_TESTS, OF_NO_TEST).flatMap(List::stream).toList();

	private static final ClassLoader LOADER = RuleNamesTests.class.getClassLoader();

	private static final RuleNames NAMES = new RuleNames(LOADER);

	private static final List<Rule> ALL = LibraryRules.load(LOADER).all();

	/** Those about values; {@link CallRuleNamesTests} looks at the others. */
	private static final List<Rule> RULES = ALL.stream()
		.filter((rule) -> rule.origin().contains("library.rules"))
		.toList();

	@Test
	void whatARuleNamesExists() {
		assertThat(RULES).filteredOn((rule) -> ABSENT.stream().noneMatch(rule.classes()::startsWith))
			.allMatch(NAMES::has);
	}

	@Test
	void aMisspelledNameIsFound() {
		for (String pattern : List.of("java.util.Lst", "org.springframework.utils.*", "org.springframework.utils.**",
				"com.google.common.collect.Imutable*")) {
			assertThat(NAMES.has(new Rule(Word.DATA, false, pattern, "", "here"))).as(pattern).isFalse();
		}
		assertThat(NAMES.has(new Rule(Word.CONSTANT, false, "java.util.List#off", "", "here"))).isFalse();
		assertThat(NAMES.has(new Rule(Word.EQUALITY, false, "java.awt.Point", "x,-z", "here"))).isFalse();
	}

	@Test
	void aLibraryThatIsHereIsNotLeftOut() {
		for (String library : ABSENT) {
			assertThat(RULES).filteredOn((rule) -> rule.classes().startsWith(library))
				.as(library)
				.isNotEmpty()
				.noneMatch(NAMES::has);
		}
	}

	@Test
	void noRuleStandsTwice() {
		assertThat(ALL).extracting((rule) -> rule.word() + " " + rule.pattern()).doesNotHaveDuplicates();
	}

}
