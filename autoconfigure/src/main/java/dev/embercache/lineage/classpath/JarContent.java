package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;

/**
 * What is in a jar: the names and contents of its files. Their order and their times do
 * not matter, which differ whenever a jar is built again from the same sources.
 * <p>
 * The directory of a jar has the length and the checksum of each file. To unpack the
 * files takes several times as long, and tells more only where all that changed kept
 * both.
 *
 * @param fingerprint the fingerprint of the files
 * @param ofLauncher whether the jar is there because of how the JVM was started: an
 * agent, or a jar that only lists others
 * @param offering whether others may find something in the jar without a name in their
 * code: a service, an auto-configuration, a template. What lies beside classes is read by
 * these.
 * @param classes one class of each package
 */
record JarContent(Fingerprint fingerprint, boolean ofLauncher, boolean offering, List<String> classes) {

	private static final List<Attributes.Name> AGENT = List.of(new Attributes.Name("Premain-Class"),
			new Attributes.Name("Launcher-Agent-Class"));

	/** What the format of jars and the tools that make them put into one. */
	private static final Pattern ABOUT_THE_JAR = Pattern.compile("META-INF/(?:MANIFEST\\.MF|INDEX\\.LIST|maven/.*"
			+ "|[^/]+\\.(?:SF|RSA|DSA|EC)|(?:LICENSE|NOTICE|DEPENDENCIES)[^/]*)");

	private static final String MODULE = "module-info";

	/** Classes for a version of Java lie below one of these. */
	private static final Pattern VERSION = Pattern.compile("^META-INF/versions/\\d+/");

	/**
	 * Read the directory of a jar, and its manifest.
	 * @param address its address, which may be that of a jar in a jar
	 * @throws IOException if it cannot be read
	 */
	static JarContent read(String address) throws IOException {
		URLConnection connection = URI.create(address + "!/").toURL().openConnection();
		if (!(connection instanceof JarURLConnection opened)) {
			throw new IOException("No jar at " + address);
		}
		// A jar that is built again has the same address.
		opened.setUseCaches(false);
		try (JarFile jar = opened.getJarFile()) {
			List<JarEntry> files = jar.stream()
				.filter((entry) -> !entry.isDirectory())
				.sorted(Comparator.comparing(JarEntry::getName))
				.toList();
			Tokens tokens = new Tokens();
			files.forEach((file) -> tokens.add(file.getName()).add(file.getSize()).add(file.getCrc()));
			List<String> names = files.stream().map((file) -> withoutVersion(file.getName())).toList();
			Map<String, String> classes = classes(names);
			return new JarContent(tokens.fingerprint(), isAgent(jar.getManifest()) || isList(names),
					names.stream().anyMatch((name) -> isOffer(name, classes)), List.copyOf(classes.values()));
		}
	}

	private static String withoutVersion(String name) {
		return name.startsWith("META-INF/") ? VERSION.matcher(name).replaceFirst("") : name;
	}

	private static boolean isAgent(@Nullable Manifest manifest) {
		return manifest != null && AGENT.stream().anyMatch(manifest.getMainAttributes()::containsKey);
	}

	private static boolean isList(List<String> names) {
		return names.stream().allMatch(JarFile.MANIFEST_NAME::equals);
	}

	/**
	 * Return one class by each folder that has any.
	 */
	private static Map<String, String> classes(List<String> names) {
		Map<String, String> classes = new TreeMap<>();
		for (String name : names) {
			if (isClass(name)) {
				classes.putIfAbsent(folder(name), ClassUtils.convertResourcePathToClassName(
						name.substring(0, name.length() - ClassUtils.CLASS_FILE_SUFFIX.length())));
			}
		}
		return classes;
	}

	private static boolean isOffer(String name, Map<String, String> classes) {
		return !isClass(name) && !ABOUT_THE_JAR.matcher(name).matches() && !name.startsWith(MODULE)
				&& (folder(name).isEmpty() || !classes.containsKey(folder(name)));
	}

	private static boolean isClass(String name) {
		return name.endsWith(ClassUtils.CLASS_FILE_SUFFIX) && !name.startsWith(MODULE);
	}

	private static String folder(String name) {
		return name.substring(0, name.lastIndexOf('/') + 1);
	}

}
