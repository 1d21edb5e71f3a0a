package dev.embercache.devtools;

import java.net.URL;
import java.util.function.Supplier;

import dev.embercache.store.Retention;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

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
	 * Return the retention of the restarter of this JVM.
	 * @return the retention, or {@code null} if DevTools does not restart this
	 * application, as in a test
	 */
	public static @Nullable RestartRetention find() {
		try {
			Restarter restarter = Restarter.getInstance();
			return (restarter.getInitialUrls() != null) ? new RestartRetention(restarter) : null;
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	/**
	 * Return the places whose classes the restart class loader loads.
	 * @return the folders and jars
	 */
	public URL[] getUrls() {
		URL[] urls = this.restarter.getInitialUrls();
		Assert.state(urls != null, "'urls' must not be null");
		return urls;
	}

	@Override
	public <T> T keep(String name, Class<T> type, Supplier<T> initial) {
		Object kept = this.restarter.getOrAddAttribute(PREFIX + name, initial::get);
		if (type.isInstance(kept)) {
			return type.cast(kept);
		}
		logger.warn(LogMessage.format(
				"Ember Cache begins anew: '%s' is a class of %s, and was one of %s before the restart. "
						+ "Exclude Ember Cache from the restart with 'restart.exclude' in META-INF/spring-devtools.properties.",
				type.getName(), type.getClassLoader(), kept.getClass().getClassLoader()));
		this.restarter.removeAttribute(PREFIX + name);
		return type.cast(this.restarter.getOrAddAttribute(PREFIX + name, initial::get));
	}

}
