package dev.embercache.store.redis;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Redis answers, and does not let its user do what was asked. That does not pass by
 * itself, as an outage does: somebody has to grant a right, or to use another service.
 *
 * @param answer what Redis said
 */
record Denial(String answer) {

	/** What Redis says of users, and what services say that lack a part of Redis. */
	private static final Pattern DENIED = Pattern.compile(
			"NOPERM|user executing the script can't|(?i:unknown (redis )?command)|(?i:(command|eval\\w*) is disabled)");

	private static final Pattern COMMAND = Pattern.compile("(?:run the|unknown (?:redis )?command) ['`\"](\\w+)['`\"]",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern KEYS = Pattern.compile("one of the keys|access a key");

	/**
	 * Return what a failure says of the rights of the user.
	 * @return the denial, or {@code null} if it is another failure
	 */
	static @Nullable Denial of(@Nullable Throwable failure) {
		if (failure == null) {
			return null;
		}
		String message = String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
		return DENIED.matcher(message).find() ? new Denial(message) : null;
	}

	/**
	 * Say how to get the right.
	 * @param prefix what the names of all keys and channels begin with
	 */
	String remedy(String prefix) {
		String answer = this.answer.toLowerCase(Locale.ROOT);
		if (answer.contains("channel") || answer.contains("can't publish")) {
			return "Grant the user the channels '&" + prefix + "messages*'.";
		}
		if (KEYS.matcher(answer).find()) {
			return "Grant the user the keys '~" + prefix
					+ "*', or set 'ember.cache.redis.key-prefix' to a prefix that it may use.";
		}
		if (answer.contains("unknown") || answer.contains("disabled")) {
			return "Use a service that has this command.";
		}
		Matcher command = COMMAND.matcher(this.answer);
		if (!command.find()) {
			return "Grant the user '+@all -@admin -@dangerous'.";
		}
		String name = command.group(1).toLowerCase(Locale.ROOT);
		return "Grant the user '" + (name.startsWith("eval") ? "+eval +evalsha" : "+" + name) + "'.";
	}

}
