package dev.embercache.devtools;

import java.net.URL;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Tells the classes of this generation from their twins. The parent of the restart class
 * loader sees the same folders, so it may have loaded a class that the restart class
 * loader loads now, or one that has been deleted since. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class RestartedClasses {

	private final @Nullable ClassLoader classLoader;

	private final Set<String> locations;

	/**
	 * Create an instance.
	 * @param classLoader the restart class loader
	 * @param urls the folders and jars whose classes it loads
	 */
	public RestartedClasses(@Nullable ClassLoader classLoader, URL... urls) {
		this.classLoader = classLoader;
		this.locations = Arrays.stream(urls).map(URL::toExternalForm).collect(Collectors.toSet());
	}

	/**
	 * Return whether a class belongs to this generation, as the classes of jars that are
	 * not restarted do.
	 * @param type the class
	 * @return {@code false} for a twin in a parent of the restart class loader
	 */
	public boolean isCurrent(Class<?> type) {
		if (type.getClassLoader() == this.classLoader) {
			return true;
		}
		CodeSource source = type.getProtectionDomain().getCodeSource();
		return source != null && source.getLocation() != null
				&& !this.locations.contains(source.getLocation().toExternalForm());
	}

}
