package dev.embercache.values;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.Word;

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

	private static final List<Rule> RULES = LibraryRules.load(LOADER)
		.all()
		.stream()
		.filter((rule) -> rule.origin().contains("library.rules"))
		.toList();

	@Test
	void whatARuleNamesExists() {
		assertThat(RULES).filteredOn((rule) -> ABSENT.keySet().stream().noneMatch(rule.classes()::startsWith))
			.allMatch(RuleNamesTests::exists);
	}

	@Test
	void aLibraryThatIsHereIsNotLeftOut() {
		ABSENT.forEach((library, reason) -> {
			assertThat(RULES).filteredOn((rule) -> rule.classes().startsWith(library))
				.as("%s, which was left out because %s", library, reason)
				.isNotEmpty()
				.noneMatch(RuleNamesTests::exists);
		});
	}

	private static boolean exists(Rule rule) {
		String path = ClassUtils.convertClassNameToResourcePath(rule.classes());
		if (path.endsWith("*")) {
			return isPackageOfJdk(ClassUtils.getPackageName(rule.classes()))
					|| isAnyThere(path + (path.endsWith("/**") ? "/*" : "") + ClassUtils.CLASS_FILE_SUFFIX);
		}
		return LOADER.getResource(path + ClassUtils.CLASS_FILE_SUFFIX) != null && hasMembers(rule);
	}

	private static boolean isPackageOfJdk(String name) {
		return ModuleLayer.boot().modules().stream().anyMatch((module) -> module.getPackages().contains(name));
	}

	private static boolean isAnyThere(String pattern) {
		try {
			return new PathMatchingResourcePatternResolver(LOADER).getResources("classpath*:" + pattern).length > 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean hasMembers(Rule rule) {
		if (rule.method() != null) {
			return Stream.of(type(rule).getMethods(), type(rule).getDeclaredMethods())
				.flatMap(Stream::of)
				.anyMatch((method) -> method.getName().equals(rule.method()));
		}
		return (rule.word() != Word.EQUALITY && rule.word() != Word.ARGUMENTS) || Stream.of(rule.text().split(","))
			.map((name) -> name.replace("-", ""))
			.allMatch((name) -> ReflectionUtils.findField(type(rule), name) != null);
	}

	private static Class<?> type(Rule rule) {
		return ClassUtils.resolveClassName(rule.classes(), LOADER);
	}

}
