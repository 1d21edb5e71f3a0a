package dev.embercache.lineage.judge;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;

/**
 * Calls of libraries through which a value can come from something that no lineage holds,
 * and why it does not.
 */
final class UntrackedCalls {

	private static final String OUTSIDE = "It is outside of the application. A time to live, or an eviction when it changes, is for that.";

	private static final String FILES = "Which files are read is found at run time. Name them with 'depends-on.resources'.";

	private static final String ASKED = "It differs from call to call. If the value depends on it, so must the key.";

	private static final Map<String, String> REASONS = new LinkedHashMap<>();

	static {
		REASONS.put("org.springframework.context.ApplicationEventPublisher.publishEvent",
				"Listeners of application events are not followed. Name their classes with 'depends-on.classes'.");
		REASONS.put("java.lang.Class.forName",
				"Which class is loaded is found at run time; all application classes count instead.");
		for (String owner : new String[] { "java.net.URL.open", "java.net.URLConnection", "java.net.HttpURLConnection",
				"java.net.Socket", "java.net.http.", "java.sql.", "javax.sql.", "jakarta.persistence.", "jakarta.jms.",
				"org.hibernate.", "org.springframework.jdbc.", "org.springframework.jms.", "org.springframework.kafka.",
				"org.springframework.amqp.", "org.springframework.data.", "org.springframework.web.client.",
				"org.springframework.web.reactive.function.client.", "org.springframework.ldap.",
				"org.springframework.ws.client." }) {
			REASONS.put(owner, OUTSIDE);
		}
		for (String owner : new String[] { "java.io.File", "java.io.RandomAccessFile", "java.nio.file.",
				"java.nio.channels.FileChannel" }) {
			REASONS.put(owner, FILES);
		}
		for (String owner : new String[] { "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime",
				"java.time.Clock.", "java.time.Instant.now", "java.time.LocalDate.now", "java.time.LocalDateTime.now",
				"java.time.LocalTime.now", "java.time.ZonedDateTime.now", "java.time.OffsetDateTime.now",
				"java.time.Year.now", "java.util.Random", "java.util.UUID.randomUUID", "java.lang.Math.random",
				"java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom", "java.lang.ThreadLocal.get",
				"org.slf4j.MDC.get", "org.springframework.security.core.context.",
				"org.springframework.web.context.request.", "org.springframework.context.i18n.LocaleContextHolder" }) {
			REASONS.put(owner, ASKED);
		}
	}

	private UntrackedCalls() {
	}

	/**
	 * Return why that which a call leads to is not tracked.
	 * @param reference a reference to something outside of the application
	 * @return the reason, or {@code null} if nothing is missed
	 */
	static @Nullable String reason(Reference reference) {
		boolean call = switch (reference.how()) {
			case STATIC_CALL, SPECIAL_CALL, VIRTUAL_CALL, SELF_CALL, SUPER_CALL -> true;
			default -> false;
		};
		if (!call) {
			return null;
		}
		String name = reference.owner() + "." + reference.name();
		for (Map.Entry<String, String> reason : REASONS.entrySet()) {
			if (name.startsWith(reason.getKey())) {
				return reason.getValue();
			}
		}
		return null;
	}

}
