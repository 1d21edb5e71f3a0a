package dev.embercache.scenario.reach;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.util.ClassUtils;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks up the types that libraries find by the rules, as far as the libraries are here:
 * a name that is misspelled would be one of a library that the application does not have.
 */
class FoundTypesTests {

	private static final List<String> HERE = List.of("jakarta.validation.", "org.springframework.boot.http.converter.",
			"org.springframework.boot.jackson.", "org.springframework.boot.restclient.",
			"org.springframework.boot.validation.", "org.springframework.web.servlet.", "org.thymeleaf.");

	private final ClassLoader classLoader = getClass().getClassLoader();

	private final List<String> types = types(LibraryRules.load(this.classLoader));

	private static List<String> types(LibraryRules rules) {
		return Stream.of(Word.USES_BEANS, Word.USES_CLASSES)
			.flatMap((word) -> rules.all(word).stream())
			.flatMap((rule) -> Stream.of(rule.text().split(",")))
			.map((name) -> name.startsWith("@") ? name.substring(1) : name)
			.toList();
	}

	@Test
	void everyTypeExists() {
		for (String library : HERE) {
			assertThat(this.types).filteredOn((name) -> name.startsWith(library))
				.as(library)
				.isNotEmpty()
				.allMatch((name) -> ClassUtils.isPresent(name, this.classLoader));
		}
	}

}
