package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;

/**
 * The libraries that application code calls: what is in their jars. The names of jars say
 * too little, since a build may give other content the same version; and too much, since
 * a packed application and an unpacked one have the same content. The platform is no
 * library.
 */
public final class Libraries {

	private static final String JAR = ".jar";

	private final ClassFiles files;

	private final Map<String, Optional<String>> archives = new ConcurrentHashMap<>();

	private final Map<String, Fingerprint> contents = new ConcurrentHashMap<>();

	Libraries(ClassFiles files) {
		this.files = files;
	}

	/**
	 * Return the archive or folder that a class is in.
	 * @param className the name of a class outside of the application
	 * @return its address, or {@code null} for a class of the platform and one that is
	 * not there
	 */
	public @Nullable String archive(String className) {
		return this.archives.computeIfAbsent(className, (name) -> Optional.ofNullable(find(name))).orElse(null);
	}

	private @Nullable String find(String className) {
		if (className.startsWith("java.")) {
			return null;
		}
		URL location = this.files.locate(className);
		if (location == null || location.getProtocol().equals("jrt")) {
			return null;
		}
		return archive(location, ClassUtils.convertClassNameToResourcePath(className) + ClassUtils.CLASS_FILE_SUFFIX);
	}

	/**
	 * Return the archive or folder that a file is in.
	 * @param location where the file is
	 * @param path its path on the class path
	 */
	static String archive(URL location, String path) {
		String address = location.toString();
		int end = address.lastIndexOf("!/");
		if (end >= 0) {
			return address.substring(0, end);
		}
		return address.endsWith(path) ? address.substring(0, address.length() - path.length()) : address;
	}

	static boolean isJar(String archive) {
		return archive.endsWith(JAR);
	}

	/**
	 * Return the name of the jar that a class is in, for a reader.
	 * @param className the name of a class outside of the application
	 * @return the name, or that of the class if it is in no jar now
	 */
	public String name(String className) {
		String archive = archive(className);
		return (archive != null && isJar(archive)) ? archive.substring(archive.lastIndexOf('/') + 1) : className;
	}

	/**
	 * Return the identity of the library that a class is in.
	 * @param className the name of a class outside of the application
	 */
	public Fingerprint fingerprint(String className) {
		String archive = archive(className);
		return (archive != null) ? ofArchive(archive) : Fingerprint.ABSENT;
	}

	/**
	 * Return what is in an archive or folder. If it was written after the generation had
	 * started, that may not be what the classes were loaded from.
	 * @param archive its address
	 */
	Fingerprint ofArchive(String archive) {
		return this.contents.computeIfAbsent(archive, this::content);
	}

	private Fingerprint content(String archive) {
		try {
			if (archive.startsWith("file:")) {
				return folder(Path.of(URI.create(archive)));
			}
			Path file = KnownJars.file(archive);
			return this.files.isRewritten(file) ? Fingerprint.UNKNOWN
					: this.files.knownJars().content(archive).fingerprint();
		}
		catch (IOException | RuntimeException ex) {
			return Fingerprint.UNKNOWN;
		}
	}

	private Fingerprint folder(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> found = Files.walk(folder)) {
			files = found.filter(Files::isRegularFile).sorted().toList();
		}
		Tokens tokens = new Tokens();
		for (Path file : files) {
			if (this.files.isRewritten(file)) {
				return Fingerprint.UNKNOWN;
			}
			tokens.add(folder.relativize(file).toString()).add(Fingerprint.of(Files.readAllBytes(file)));
		}
		return tokens.fingerprint();
	}

}
