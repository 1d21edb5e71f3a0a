package dev.embercache.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The causes that were logged so far, so that each is logged once. Safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public final class LoggedCauses {

	/**
	 * Causes that are remembered. A cause names a class, a path or a cache, so an
	 * application has few; past this number none counts as new.
	 */
	private static final int MAXIMUM = 256;

	private final Set<String> causes = ConcurrentHashMap.newKeySet();

	/**
	 * Add a cause.
	 * @param cause the cause
	 * @return whether it is new, and should be logged
	 */
	public boolean add(String cause) {
		return this.causes.size() < MAXIMUM && this.causes.add(cause);
	}

}
