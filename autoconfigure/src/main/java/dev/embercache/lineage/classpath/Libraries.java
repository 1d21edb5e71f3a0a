package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;

/**
 * The libraries that application code calls: the names of their jars, which a new version
 * changes. The content counts where a jar has no version, or one that stands for several
 * contents. The platform is no library.
 */
public final class Libraries {

	private static final String JAR = ".jar";

	private static final Pattern SNAPSHOT = Pattern.compile(".*-(?:SNAPSHOT|\\d{8}\\.\\d{6}-\\d+)(?:-\\w+)?\\.jar");

	private static final Pattern RELEASE = Pattern.compile(".*-\\d.*\\.jar");

	private final ClassFiles files;

	private final Map<String, Optional<String>> archives = new ConcurrentHashMap<>();

	private final Map<String, Fingerprint> identities = new ConcurrentHashMap<>();

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
		String address = location.toString();
		int end = address.lastIndexOf("!/");
		return (end < 0) ? address : address.substring(0, end);
	}

	/**
	 * Return the name of the jar that a class is in, for a reader.
	 * @param className the name of a class outside of the application
	 * @return the name, or that of the class if it is in no jar now
	 */
	public String name(String className) {
		String archive = archive(className);
		return (archive != null && archive.endsWith(JAR)) ? fileName(archive) : className;
	}

	/**
	 * Return the identity of the library that a class is in.
	 * @param className the name of a class outside of the application
	 */
	public Fingerprint fingerprint(String className) {
		String archive = archive(className);
		if (archive == null) {
			return Fingerprint.ABSENT;
		}
		return this.identities.computeIfAbsent(archive.endsWith(JAR) ? archive : className,
				(key) -> identity(className, archive));
	}

	private Fingerprint identity(String className, String archive) {
		try {
			if (!archive.endsWith(JAR)) {
				URL location = this.files.locate(className);
				return (location != null) ? content(location) : Fingerprint.ABSENT;
			}
			String name = fileName(archive);
			Tokens tokens = new Tokens().add(name);
			if (SNAPSHOT.matcher(name).matches() || !RELEASE.matcher(name).matches()) {
				tokens.add(JarContent.fingerprint(archive));
			}
			return tokens.fingerprint();
		}
		catch (IOException | IllegalArgumentException ex) {
			return Fingerprint.UNKNOWN;
		}
	}

	private static Fingerprint content(URL url) throws IOException {
		try (InputStream input = url.openStream()) {
			return Fingerprint.of(input.readAllBytes());
		}
	}

	private static String fileName(String archive) {
		return archive.substring(archive.lastIndexOf('/') + 1);
	}

}
