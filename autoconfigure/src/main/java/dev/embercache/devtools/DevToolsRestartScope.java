package dev.embercache.devtools;

import java.net.URL;
import java.util.function.Supplier;

import dev.embercache.store.EntryStore;
import dev.embercache.store.RestartScope;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.core.log.LogMessage;
import org.springframework.util.Assert;

/**
 * The attributes of DevTools' restarter, which live as long as the JVM.
 *
 * @since 0.1.0
 */
public final class DevToolsRestartScope implements RestartScope {

	private static final Log logger = LogFactory.getLog(DevToolsRestartScope.class);

	private static final String PREFIX = "dev.embercache.";

	private final Restarter restarter;

	private DevToolsRestartScope(Restarter restarter) {
		this.restarter = restarter;
	}

	/**
	 * Return whether DevTools restarts this application. In a test it does not.
	 * @return whether there is a restarter that has classes to load
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
	 * Return the scope of the restarter of this JVM.
	 * @return the scope
	 * @throws IllegalStateException if DevTools does not restart this application
	 */
	public static DevToolsRestartScope get() {
		return new DevToolsRestartScope(Restarter.getInstance());
	}

	/**
	 * Return the locations of the classes that the restart class loader loads.
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
	 * Have a store closed after all contexts, so that none of them finds it closed.
	 */
	private static Object closeWithJvm(Object object) {
		if (object instanceof EntryStore store) {
			SpringApplication.getShutdownHandlers().add(store::close);
		}
		return object;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T getOrCreate(String name, Class<T> type, Supplier<T> initial) {
		Object kept = this.restarter.getOrAddAttribute(PREFIX + name, () -> closeWithJvm(initial.get()));
		Assert.state(kept != null, "'kept' must not be null");
		if (type.isInstance(kept)) {
			return (T) kept;
		}
		logger.warn(LogMessage.format("Ember Cache starts over: '%s' was loaded by %s, but by %s before the restart. "
				+ "Exclude Ember Cache from the restart with 'restart.exclude' in META-INF/spring-devtools.properties.",
				type.getName(), type.getClassLoader(), kept.getClass().getClassLoader()));
		this.restarter.removeAttribute(PREFIX + name);
		return getOrCreate(name, type, initial);
	}

}
