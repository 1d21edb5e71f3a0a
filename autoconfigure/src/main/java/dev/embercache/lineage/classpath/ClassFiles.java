package dev.embercache.lineage.classpath;

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
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.Nest;
import dev.embercache.lineage.bytecode.NumberedClass;
import dev.embercache.lineage.judge.Lineages;

/**
 * Reads class files as the class loader of a generation has them, and tells which of them
 * were written too late to be sure that they are what was loaded.
 */
public final class ClassFiles {

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
	public ClassFiles(ClassLoader classLoader, List<URL> folders, Instant start, KnownClasses known) {
		this.classLoader = classLoader;
		this.folders = folders.stream().map(ClassFiles::path).toList();
		this.trustedUntil = start.equals(Instant.EPOCH) ? start : start.minus(FileStamp.LAG);
		this.known = known;
	}

	public ClassLoader classLoader() {
		return this.classLoader;
	}

	/**
	 * Return where the class loader looks first.
	 */
	List<Path> folders() {
		return this.folders;
	}

	/**
	 * Return what earlier generations have read of jars.
	 */
	KnownJars knownJars() {
		return this.known.jars();
	}

	public @Nullable URL locate(String className) {
		return this.classLoader.getResource(path(className));
	}

	/**
	 * Read a class file.
	 * @param className the name of the class
	 * @param original the name that it has in class files
	 * @param nest what the numbered classes in it are called
	 * @return the class file, or {@code null} if there is none now
	 */
	// NullAway sees no nullable types of what a record consists of.
	@SuppressWarnings("NullAway")
	public @Nullable ClassFile<ClassSummary> find(String className, String original, Nest nest) {
		return find(original, new Reading<>((stamp) -> this.known.find(className, stamp, nest),
				(bytes, stamp) -> this.known.read(className, bytes, stamp, nest)));
	}

	/**
	 * Read what the file of a numbered class says of its place.
	 * @param className the name of the class, as class files have it
	 * @return the class, or {@code null} if it cannot be read
	 */
	@SuppressWarnings("NullAway")
	public @Nullable NumberedClass findNumbered(String className) {
		ClassFile<NumberedClass> file = find(className,
				new Reading<>((stamp) -> this.known.findNumbered(className, stamp),
						(bytes, stamp) -> this.known.readNumbered(className, bytes, stamp)));
		return (file != null) ? file.content() : null;
	}

	/**
	 * Read a class file once more.
	 * @param className the name of the class, as class files have it
	 * @return the content, or {@code null} if it cannot be read
	 */
	@SuppressWarnings("NullAway")
	public byte @Nullable [] bytes(String className) {
		ClassFile<byte[]> file = find(className, new Reading<>((stamp) -> null, (bytes, stamp) -> bytes));
		return (file != null) ? file.content() : null;
	}

	private <T> @Nullable ClassFile<T> find(String className, Reading<T> reading) {
		try {
			ClassFile<T> file = findInFolders(className, reading);
			if (file != null) {
				return file;
			}
			URL location = locate(className);
			if (location == null) {
				return null;
			}
			return "file".equals(location.getProtocol()) ? readFile(path(location), reading)
					: readStream(className, location, reading);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (IOException ex) {
			return new ClassFile<>(null, true, null);
		}
	}

	/**
	 * Find a class file where the class loader looks first. To ask it for each class
	 * takes more time than to read all that is new.
	 */
	private <T> @Nullable ClassFile<T> findInFolders(String className, Reading<T> reading) throws IOException {
		String path = path(className);
		for (Path folder : this.folders) {
			Path file = folder.resolve(path);
			try {
				if (this.folders.size() == 1 || file.toFile().exists()) {
					return readFile(file, reading);
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
	private <T> ClassFile<T> readFile(Path file, Reading<T> reading) throws IOException {
		FileStamp before = FileStamp.of(file);
		T known = reading.known().apply(before);
		if (known != null) {
			return new ClassFile<>(known, isLate(before), file);
		}
		Instant now = Instant.now();
		byte[] bytes = Files.readAllBytes(file);
		FileStamp after = FileStamp.of(file);
		boolean distinct = before.equals(after) && after.showsWritesAfter(now);
		return new ClassFile<>(reading.read().apply(bytes, distinct ? after : null), isLate(after), file);
	}

	private <T> @Nullable ClassFile<T> readStream(String className, URL location, Reading<T> reading)
			throws IOException {
		boolean late = isInLateJar(location);
		try (InputStream input = this.classLoader.getResourceAsStream(path(className))) {
			return (input != null) ? new ClassFile<>(reading.read().apply(input.readAllBytes(), null), late, null)
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
	public boolean isRewritten(Path file) {
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
	 * @param <T> the type of what it says
	 * @param content what it says, or {@code null} if it cannot be read
	 * @param inDoubt whether the content may not be what was loaded
	 * @param file where it is, or {@code null} if it is not a file in a folder
	 */
	public record ClassFile<T>(@Nullable T content, boolean inDoubt, @Nullable Path file) {

	}

	/**
	 * How a class file is read.
	 *
	 * @param <T> the type of what it says
	 * @param known returns what is known of a file with a stamp, or {@code null}
	 * @param read reads the content of a file with a stamp, which is {@code null} where
	 * that does not tell whether it is written again
	 */
	private record Reading<T>(Function<FileStamp, @Nullable T> known,
			BiFunction<byte[], @Nullable FileStamp, @Nullable T> read) {

	}

}
