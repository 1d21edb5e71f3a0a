package dev.embercache.lineage;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Reads class files as the class loader of a generation has them, and tells which of them
 * were written too late to be sure that they are what was loaded.
 */
final class ClassFiles {

	private final ClassLoader classLoader;

	private final Instant trustedUntil;

	private final List<Path> folders;

	private final KnownClasses known;

	private final Map<String, Boolean> lateJars = new ConcurrentHashMap<>();

	/**
	 * Create new class files.
	 * @param classLoader the class loader of the generation
	 * @param folders where it looks first, see {@link Lineages.Builder#folders(URL...)}
	 * @param start when the generation started
	 * @param known what earlier generations have read
	 */
	ClassFiles(ClassLoader classLoader, List<URL> folders, Instant start, KnownClasses known) {
		this.classLoader = classLoader;
		this.folders = folders.stream().map(ClassFiles::path).toList();
		this.trustedUntil = start.equals(Instant.EPOCH) ? start : start.minus(FileStamp.LAG);
		this.known = known;
	}

	ClassLoader classLoader() {
		return this.classLoader;
	}

	/**
	 * Return where the class loader looks first.
	 */
	List<Path> folders() {
		return this.folders;
	}

	@Nullable URL locate(String className) {
		return this.classLoader.getResource(path(className));
	}

	/**
	 * Read a class file.
	 * @param className the name of the class
	 * @return the class file, or {@code null} if there is none now
	 */
	@Nullable ClassFile find(String className) {
		try {
			ClassFile file = findInFolders(className);
			if (file != null) {
				return file;
			}
			URL location = locate(className);
			if (location == null) {
				return null;
			}
			return "file".equals(location.getProtocol()) ? readFile(className, path(location))
					: readStream(className, location);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (IOException ex) {
			return new ClassFile(null, true, null);
		}
	}

	/**
	 * Find a class file where the class loader looks first. To ask it for each class
	 * takes more time than to read all that is new.
	 */
	private @Nullable ClassFile findInFolders(String className) throws IOException {
		String path = path(className);
		for (Path folder : this.folders) {
			Path file = folder.resolve(path);
			try {
				if (this.folders.size() == 1 || file.toFile().exists()) {
					return readFile(className, file);
				}
			}
			catch (NoSuchFileException ex) {
				// Not in this folder.
			}
		}
		return null;
	}

	/**
	 * Read a class file, then its times: whatever was written before or meanwhile shows.
	 */
	private ClassFile readFile(String className, Path file) throws IOException {
		FileStamp before = FileStamp.of(file);
		ClassSummary summary = this.known.find(className, before);
		if (summary != null) {
			return new ClassFile(summary, isLate(before), file);
		}
		Instant now = Instant.now();
		byte[] bytes = Files.readAllBytes(file);
		FileStamp after = FileStamp.of(file);
		boolean distinct = before.equals(after) && after.showsWritesAfter(now);
		return new ClassFile(this.known.read(className, bytes, distinct ? after : null), isLate(after), file);
	}

	private @Nullable ClassFile readStream(String className, URL location) throws IOException {
		boolean late = isInLateJar(location);
		try (InputStream input = this.classLoader.getResourceAsStream(path(className))) {
			return (input != null) ? new ClassFile(this.known.read(className, input.readAllBytes(), null), late, null)
					: null;
		}
	}

	private boolean isInLateJar(URL location) {
		String address = location.toString();
		int end = address.indexOf("!/");
		if (!address.startsWith("jar:file:") || end < 0) {
			return false;
		}
		return this.lateJars.computeIfAbsent(address.substring("jar:".length(), end), this::isLateJar);
	}

	private boolean isLateJar(String address) {
		try {
			return isLate(FileStamp.of(Path.of(URI.create(address))));
		}
		catch (IOException | IllegalArgumentException ex) {
			return true;
		}
	}

	/**
	 * Return whether a file has been written since the generation started, so that a
	 * class which is loaded only now may not be what was read from it.
	 * @param file a file in a folder
	 * @return whether it was written, or is gone
	 */
	boolean isRewritten(Path file) {
		try {
			return isLate(FileStamp.of(file));
		}
		catch (IOException ex) {
			return true;
		}
	}

	/**
	 * Return whether a file was written so late that its content may not be what was
	 * loaded.
	 */
	private boolean isLate(FileStamp stamp) {
		return stamp.isSince(this.trustedUntil);
	}

	private static String path(String className) {
		return ClassUtils.convertClassNameToResourcePath(className).concat(ClassUtils.CLASS_FILE_SUFFIX);
	}

	private static Path path(URL location) {
		try {
			return Path.of(new URI(location.toString()));
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return new File(location.getPath()).toPath();
		}
	}

	/**
	 * A class file.
	 *
	 * @param summary what it says, or {@code null} if it cannot be read
	 * @param inDoubt whether the content may not be what was loaded
	 * @param file where it is, or {@code null} if it is not a file in a folder
	 */
	record ClassFile(@Nullable ClassSummary summary, boolean inDoubt, @Nullable Path file) {

	}

}
