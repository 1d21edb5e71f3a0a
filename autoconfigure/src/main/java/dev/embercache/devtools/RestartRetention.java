package dev.embercache.devtools;

import java.net.URL;
import java.util.function.Supplier;

import dev.embercache.store.EntryStore;
import dev.embercache.store.Retention;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.core.log.LogMessage;
import org.springframework.util.Assert;

/**
 * Keeps objects in the attributes of the restarter, which live as long as the JVM.
 *
 * @since 0.1.0
 */
public final class RestartRetention implements Retention {

	private static final Log logger = LogFactory.getLog(RestartRetention.class);

	private static final String PREFIX = "dev.embercache.";

	private final Restarter restarter;

	private RestartRetention(Restarter restarter) {
		this.restarter = restarter;
	}

	/**
	 * Return whether DevTools restarts this application, which it does not in a test.
	 * @return {@code true} if there is a restarter that has classes to load
	 */
	public static boolean isAvailable() {
		try {
			return Restarter.getInstance().getInitialUrls() != null;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * Return the retention of the restarter of this JVM.
	 * @return the retention
	 * @throws IllegalStateException if DevTools does not restart this application
	 */
	public static RestartRetention get() {
		return new RestartRetention(Restarter.getInstance());
	}

	/**
	 * Return the locations whose classes the restart class loader loads.
	 * @return the folders and jars
	 */
	public URL[] getUrls() {
		URL @Nullable [] urls = this.restarter.getInitialUrls();
		if (urls == null) {
			throw new IllegalStateException("DevTools does not restart this application");
		}
		return urls;
	}

	/**
	 * Close a store after all contexts, so that none of them finds it closed.
	 */
	private static Object closedWithTheJvm(Object object) {
		if (object instanceof EntryStore store) {
			SpringApplication.getShutdownHandlers().add(store::close);
		}
		return object;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T keep(String name, Class<T> type, Supplier<T> initial) {
		Object kept = this.restarter.getOrAddAttribute(PREFIX + name, () -> closedWithTheJvm(initial.get()));
		Assert.state(kept != null, "'kept' must not be null");
		if (type.isInstance(kept)) {
			return (T) kept;
		}
		logger.warn(LogMessage.format("Ember Cache starts over: '%s' was loaded by %s, but by %s before the restart. "
				+ "Exclude Ember Cache from the restart with 'restart.exclude' in META-INF/spring-devtools.properties.",
				type.getName(), type.getClassLoader(), kept.getClass().getClassLoader()));
		this.restarter.removeAttribute(PREFIX + name);
		return keep(name, type, initial);
	}

}
