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
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Reads class files as the class loader of a generation has them, and tells which of them
 * were written too late to be sure that they are what was loaded.
 */
final class ClassFiles {

	/** The clock of a file system may lag behind that of the system by so much. */
	private static final Duration LAG = Duration.ofMillis(50);

	private static final byte[] NOTHING = new byte[0];

	private final ClassLoader classLoader;

	private final Instant trustedUntil;

	private final Map<String, Boolean> lateJars = new ConcurrentHashMap<>();

	/**
	 * Create new class files.
	 * @param classLoader the class loader of the generation
	 * @param start when the generation started
	 */
	ClassFiles(ClassLoader classLoader, Instant start) {
		this.classLoader = classLoader;
		this.trustedUntil = start.equals(Instant.EPOCH) ? start : start.minus(LAG);
	}

	ClassLoader classLoader() {
		return this.classLoader;
	}

	@Nullable URL locate(String className) {
		return this.classLoader
			.getResource(ClassUtils.convertClassNameToResourcePath(className).concat(ClassUtils.CLASS_FILE_SUFFIX));
	}

	/**
	 * Read a class file.
	 * @param className the name of the class
	 * @return the class file, or {@code null} if there is none now
	 */
	@Nullable ClassFile find(String className) {
		URL location = locate(className);
		if (location == null) {
			return null;
		}
		try {
			return "file".equals(location.getProtocol()) ? readFile(path(location)) : readStream(className, location);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (IOException ex) {
			return new ClassFile(NOTHING, true, null);
		}
	}

	/**
	 * Read a class file, then its times: whatever was written before or meanwhile shows.
	 */
	private ClassFile readFile(Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		return new ClassFile(bytes, isLate(file), file);
	}

	private @Nullable ClassFile readStream(String className, URL location) throws IOException {
		boolean late = isInLateJar(location);
		String path = ClassUtils.convertClassNameToResourcePath(className).concat(ClassUtils.CLASS_FILE_SUFFIX);
		try (InputStream input = this.classLoader.getResourceAsStream(path)) {
			return (input != null) ? new ClassFile(input.readAllBytes(), late, null) : null;
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
			return isLate(Path.of(URI.create(address)));
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
			return isLate(file);
		}
		catch (IOException ex) {
			return true;
		}
	}

	/**
	 * Return whether a file was written so late that its content may not be what was
	 * loaded. On Unix the time of the last change of its inode counts too, since a copy
	 * may carry the time of its original.
	 */
	private boolean isLate(Path file) throws IOException {
		for (Object time : times(file).values()) {
			if (isLate(((FileTime) time).toInstant())) {
				return true;
			}
		}
		return false;
	}

	private static Map<String, Object> times(Path file) throws IOException {
		try {
			return Files.readAttributes(file, "unix:lastModifiedTime,ctime");
		}
		catch (UnsupportedOperationException | IllegalArgumentException ex) {
			return Files.readAttributes(file, "lastModifiedTime");
		}
	}

	private boolean isLate(Instant modified) {
		boolean wholeSecond = modified.getNano() == 0;
		return !(wholeSecond ? modified.plusSeconds(1) : modified).isBefore(this.trustedUntil);
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
	 * @param bytes its content
	 * @param inDoubt whether the content may not be what was loaded
	 * @param file where it is, or {@code null} if it is not a file in a folder
	 */
	record ClassFile(byte[] bytes, boolean inDoubt, @Nullable Path file) {

	}

}
