package dev.embercache.cache;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.embercache.store.LoggedCauses;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * The faults of one cache. No caller ever sees a fault: each is counted, and each cause
 * is logged once, with its stack trace at DEBUG. Paths that differ only in the index of
 * an element are one cause.
 */
final class Faults {

	private static final Log logger = LogFactory.getLog(LogNames.CACHE);

	/**
	 * The name of a lambda's class, which differs from run to run.
	 */
	private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda[/$\\w]*");

	/**
	 * The index of an element, which says nothing about the cause.
	 */
	private static final Pattern INDEX = Pattern.compile("\\[\\d+\\]");

	private final String cache;

	private final LongAdder count = new LongAdder();

	private final LoggedCauses logged = new LoggedCauses();

	Faults(String cache) {
		this.cache = cache;
	}

	void add(String fault, String consequence, Throwable ex) {
		add(fault, () -> consequence, ex);
	}

	/**
	 * Add a fault.
	 * @param fault what happened, and what to do about it
	 * @param consequence gives the consequence, if it is going to be logged
	 * @param ex what was thrown
	 */
	void add(String fault, Supplier<String> consequence, Throwable ex) {
		this.count.increment();
		String text = LAMBDA.matcher(fault).replaceAll("\\$\\$Lambda");
		if (warn(text, consequence)) {
			logger.debug(LogMessage.format("Cache '%s': %s", this.cache, sentence(text)), ex);
		}
		else {
			logger.debug(LogMessage.format("Cache '%s': %s", this.cache, text));
		}
	}

	/**
	 * Warn of something that is no fault, but may not be expected.
	 * @param text what happened, and what to do about it
	 */
	void warn(String text) {
		warn(text, () -> "");
	}

	private boolean warn(String text, Supplier<String> consequence) {
		String cause = INDEX.matcher(text).replaceAll("[]");
		boolean first = this.logged.add(cause);
		if (first) {
			String told = consequence.get();
			logger.warn(LogMessage.format("Cache '%s': %s", this.cache,
					told.isEmpty() ? text : sentence(text) + " " + told));
		}
		return first;
	}

	long count() {
		return this.count.sum();
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}

}
