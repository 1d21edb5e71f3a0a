package dev.embercache.lineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Fingerprints of the content of files and resources. What was written after the
 * generation had started is in doubt: code may have read either content.
 */
final class Resources {

	private final ClassFiles files;

	private final ResourcePatternResolver resolver;

	private final Map<String, Set<Path>> filesByLocation = new ConcurrentHashMap<>();

	Resources(ClassFiles files) {
		this.files = files;
		this.resolver = new PathMatchingResourcePatternResolver(files.classLoader());
	}

	/**
	 * Return the fingerprint of all that a location stands for.
	 * @param location a path on the class path, or a location with a prefix such as
	 * {@code file:}; may hold wildcards
	 * @return the fingerprint of the names and the contents
	 */
	Fingerprint fingerprint(String location) {
		try {
			Map<String, Fingerprint> contents = new TreeMap<>();
			Set<Path> paths = ConcurrentHashMap.newKeySet();
			for (Resource resource : find(location)) {
				Path path = path(resource);
				if (path != null) {
					paths.add(path);
				}
				contents.put(String.valueOf(resource.getFilename()), Fingerprint.of(resource.getContentAsByteArray()));
			}
			this.filesByLocation.put(location, paths);
			return isRewritten(location) ? Fingerprint.UNKNOWN : fingerprint(contents);
		}
		catch (IOException | UncheckedIOException ex) {
			return Fingerprint.UNKNOWN;
		}
	}

	private static Fingerprint fingerprint(Map<String, Fingerprint> contents) {
		if (contents.isEmpty()) {
			return Fingerprint.ABSENT;
		}
		Tokens tokens = new Tokens();
		contents.forEach((name, content) -> tokens.add(name).add(content));
		return tokens.fingerprint();
	}

	/**
	 * Return whether anything is at a location now.
	 * @param location the location
	 */
	boolean exists(String location) {
		try {
			return find(location).length > 0;
		}
		catch (IOException | UncheckedIOException ex) {
			return false;
		}
	}

	private Resource[] find(String location) throws IOException {
		boolean wild = location.indexOf('*') >= 0 || location.indexOf('?') >= 0;
		boolean prefixed = location.indexOf(':') >= 0;
		if (wild) {
			return this.resolver.getResources(prefixed ? location.replaceFirst("^classpath:", "classpath*:")
					: ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + location);
		}
		Resource resource = this.resolver
			.getResource(prefixed ? location : ResourcePatternResolver.CLASSPATH_URL_PREFIX + location);
		return resource.isReadable() ? new Resource[] { resource } : new Resource[0];
	}

	/**
	 * Return whether a file at a location has been written since the generation started.
	 * @param location a location whose fingerprint was asked for before
	 */
	boolean isRewritten(String location) {
		return this.filesByLocation.getOrDefault(location, Set.of()).stream().anyMatch(this.files::isRewritten);
	}

	private static @Nullable Path path(Resource resource) throws IOException {
		return resource.isFile() ? resource.getFilePath() : null;
	}

}
