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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.util.ResourceUtils;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;

/**
 * Fingerprints of the content of files and resources. What was written after the
 * generation had started is in doubt: code may have read either content.
 */
public final class Resources {

	/** All resources of the application. */
	public static final String ALL = "**";

	private final ClassFiles files;

	private final ResourceFinder finder;

	private final Map<String, Watched> watched = new ConcurrentHashMap<>();

	Resources(ClassFiles files, Supplier<Set<String>> applicationClasses) {
		this.files = files;
		this.finder = new ResourceFinder(files, applicationClasses);
	}

	/**
	 * Return the fingerprint of all that a location stands for.
	 * @param location a path on the class path, or a location with a prefix such as
	 * {@code file:}; may hold wildcards, as {@link ResourcePattern} has them
	 * @return the fingerprint of the names and the contents
	 */
	public Fingerprint fingerprint(String location) {
		try {
			Tokens tokens = new Tokens();
			Set<Path> paths = ConcurrentHashMap.newKeySet();
			Map<String, List<Resource>> found = this.finder.find(location);
			for (Map.Entry<String, List<Resource>> entry : found.entrySet()) {
				tokens.add(entry.getKey());
				for (Resource resource : entry.getValue()) {
					Path path = path(resource);
					if (path != null) {
						paths.add(path);
					}
					tokens.add(Fingerprint.of(resource.getContentAsByteArray()));
				}
			}
			this.watched.put(location, watch(location, paths));
			if (isRewritten(location)) {
				return Fingerprint.UNKNOWN;
			}
			return found.isEmpty() ? Fingerprint.ABSENT : tokens.fingerprint();
		}
		catch (IOException | UncheckedIOException ex) {
			return Fingerprint.UNKNOWN;
		}
	}

	/**
	 * Return whether anything is at a location now.
	 * @param location the location
	 */
	public boolean exists(String location) {
		try {
			return !this.finder.find(location).isEmpty();
		}
		catch (IOException | UncheckedIOException ex) {
			return false;
		}
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
	 * the files there; the folders that more can come into, if it has wildcards or is a
	 * folder; and where there would be a file, if there is none.
	 */
	private Watched watch(String location, Set<Path> files) throws IOException {
		Set<Path> present = new HashSet<>(files);
		Set<Path> absent = new HashSet<>();
		boolean wild = ResourcePattern.isWild(location);
		for (Path place : places(wild ? ResourcePattern.folder(location) : location)) {
			if (Files.isDirectory(place)) {
				addFolders(place, present);
			}
			else if (wild || files.isEmpty()) {
				(Files.exists(place) ? present : absent).add(place);
			}
		}
		return new Watched(present, absent);
	}

	private static void addFolders(Path folder, Set<Path> folders) throws IOException {
		try (Stream<Path> below = Files.walk(folder)) {
			below.filter(Files::isDirectory).forEach(folders::add);
		}
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
