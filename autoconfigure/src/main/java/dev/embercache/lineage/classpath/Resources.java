package dev.embercache.lineage.classpath;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ResourceUtils;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;

/**
 * Fingerprints of the content of files and resources. What was written after the
 * generation had started is in doubt: code may have read either content.
 */
public final class Resources {

	private final ClassFiles files;

	private final ResourcePatternResolver resolver;

	private final Map<String, Watched> watched = new ConcurrentHashMap<>();

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
	public Fingerprint fingerprint(String location) {
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
			this.watched.put(location, watch(location, paths));
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
	public boolean exists(String location) {
		try {
			return find(location).length > 0;
		}
		catch (IOException | UncheckedIOException ex) {
			return false;
		}
	}

	private Resource[] find(String location) throws IOException {
		boolean wild = isWild(location);
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
	 * Return whether a file at a location has been written, has come or has gone since
	 * the generation started.
	 * @param location a location whose fingerprint was asked for before
	 */
	public boolean isRewritten(String location) {
		Watched watched = this.watched.get(location);
		return watched != null && (watched.present().stream().anyMatch(this.files::isRewritten)
				|| watched.absent().stream().anyMatch(Files::exists));
	}

	/**
	 * Return what has to be looked at to see whether the content at a location changes:
	 * the files there; the folders that more can come into, if it has wildcards; and
	 * where there would be a file, if there is none.
	 */
	private Watched watch(String location, Set<Path> files) {
		Set<Path> present = new HashSet<>(files);
		Set<Path> absent = new HashSet<>();
		boolean wild = isWild(location);
		if (wild) {
			files.forEach((file) -> present.add(file.resolveSibling("")));
		}
		if (wild || files.isEmpty()) {
			for (Path place : places(wild ? folder(location) : location)) {
				(Files.exists(place) ? present : absent).add(place);
			}
		}
		return new Watched(present, absent);
	}

	private List<Path> places(String location) {
		try {
			if (location.startsWith(ResourceUtils.FILE_URL_PREFIX)) {
				return List.of(ResourceUtils.getFile(location).toPath());
			}
			boolean elsewhere = location.indexOf(':') >= 0;
			return elsewhere ? List.of()
					: this.files.folders().stream().map((folder) -> folder.resolve(location)).toList();
		}
		catch (FileNotFoundException | InvalidPathException ex) {
			return List.of();
		}
	}

	/**
	 * Return the part of a location before its first wildcard that names a folder.
	 */
	private static String folder(String location) {
		int wildcard = 0;
		while ("*?".indexOf(location.charAt(wildcard)) < 0) {
			wildcard++;
		}
		return location.substring(0, location.lastIndexOf('/', wildcard) + 1);
	}

	private static boolean isWild(String location) {
		return location.indexOf('*') >= 0 || location.indexOf('?') >= 0;
	}

	private static @Nullable Path path(Resource resource) throws IOException {
		return resource.isFile() ? resource.getFilePath() : null;
	}

	/**
	 * What is looked at to see whether the content at a location changes.
	 *
	 * @param present files and folders that were there
	 * @param absent files and folders that were not
	 */
	private record Watched(Set<Path> present, Set<Path> absent) {

	}

}
