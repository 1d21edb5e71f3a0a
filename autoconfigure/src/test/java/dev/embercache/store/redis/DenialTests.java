package dev.embercache.store.redis;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What servers of several versions and services say.
 */
class DenialTests {

	private static final String KEYS = "Grant the user the keys '~ember:*', or set 'ember.cache.redis.key-prefix' to a "
			+ "prefix that it may use.";

	static Stream<Arguments> answers() {
		return Stream.of(
				arguments("NOPERM this user has no permissions to run the 'evalsha' command or its subcommand",
						"Grant the user '+eval +evalsha'."),
				arguments("NOPERM User app has no permissions to run the 'hkeys' command", "Grant the user '+hkeys'."),
				arguments("NOPERM this user has no permissions to access one of the keys used as arguments", KEYS),
				arguments("NOPERM No permissions to access a key", KEYS),
				arguments("NOPERM this user has no permissions to access one of the channels used as arguments",
						"Grant the user the channels '&ember:messages*'."),
				arguments(
						"ERR Error running script: The user executing the script can't run this command or subcommand",
						"Grant the user '+@all -@admin -@dangerous'."),
				arguments("ERR unknown command `EVALSHA`, with args beginning with:",
						"Use a service that has this command."),
				arguments("ERR unknown command 'EVAL'", "Use a service that has this command."));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void namesTheRemedy(String answer, String remedy) {
		Denial denial = Denial.of(new IllegalStateException("wrapped", new RuntimeException(answer)));
		assertThat(denial).isNotNull();
		assertThat(denial.remedy("ember:")).isEqualTo(remedy);
	}

	@ParameterizedTest
	@ValueSource(strings = { "READONLY You can't write against a read only replica.", "LOADING Redis is loading",
			"WRONGTYPE Operation against a key", "NOSCRIPT No matching script. Please use EVAL.",
			"Connection refused" })
	void leavesOutWhatPassesByItself(String answer) {
		assertThat(Denial.of(new IllegalStateException(answer))).isNull();
	}

}
