package dev.embercache.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * What went wrong in one cache. No caller ever sees a fault; each is counted, and each
 * cause is logged once, with its stack trace at DEBUG.
 */
final class Faults {

	private static final Log logger = LogFactory.getLog(EmberCache.class);

	/**
	 * Causes that are remembered. A message names a class and a path, so an application
	 * has few; past this number they are logged at DEBUG only.
	 */
	private static final int MAXIMUM_CAUSES = 256;

	/**
	 * The name of a lambda's class, which differs from run to run.
	 */
	private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda[/$\\w]*");

	private final String cache;

	private final LongAdder count = new LongAdder();

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	Faults(String cache) {
		this.cache = cache;
	}

	void add(String fault, String consequence, Throwable ex) {
		this.count.increment();
		String cause = LAMBDA.matcher(fault).replaceAll("\\$\\$Lambda");
		boolean first = this.logged.size() < MAXIMUM_CAUSES && this.logged.add(cause);
		if (first) {
			logger.warn(LogMessage.format("Cache '%s': %s", this.cache,
					consequence.isEmpty() ? cause : sentence(cause) + " " + consequence));
		}
		if (logger.isDebugEnabled()) {
			logger.debug(LogMessage.format("Cache '%s': %s", this.cache, sentence(cause)), ex);
		}
	}

	long count() {
		return this.count.sum();
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}

}
