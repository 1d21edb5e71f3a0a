package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;

/**
 * What is in a jar: the names and contents of its files. Their order and their times do
 * not matter, which differ whenever a jar is built again from the same sources.
 * <p>
 * The directory of a jar has the length and the checksum of each file. To unpack the
 * files takes several times as long, and tells more only where all that changed kept
 * both.
 */
final class JarContent {

	private static final List<Attributes.Name> AGENT = List.of(new Attributes.Name("Premain-Class"),
			new Attributes.Name("Launcher-Agent-Class"));

	private JarContent() {
	}

	/**
	 * Read the directory of a jar, and its manifest.
	 * @param <T> the type of the result
	 * @param address its address, which may be that of a jar in a jar
	 * @param result takes the fingerprint of what is in it, and whether it is there
	 * because of how the JVM was started: an agent, or a jar that only lists others
	 * @throws IOException if it cannot be read
	 */
	static <T> T read(String address, BiFunction<Fingerprint, Boolean, T> result) throws IOException {
		URLConnection connection = URI.create(address + "!/").toURL().openConnection();
		if (!(connection instanceof JarURLConnection opened)) {
			throw new IOException("No jar at " + address);
		}
		// A jar that is built again has the same address.
		opened.setUseCaches(false);
		try (JarFile jar = opened.getJarFile()) {
			Tokens tokens = new Tokens();
			for (JarEntry file : files(jar)) {
				tokens.add(file.getName()).add(file.getSize()).add(file.getCrc());
			}
			return result.apply(tokens.fingerprint(), isAgent(jar.getManifest()) || isList(jar));
		}
	}

	private static boolean isAgent(@Nullable Manifest manifest) {
		return manifest != null && AGENT.stream().anyMatch(manifest.getMainAttributes()::containsKey);
	}

	private static boolean isList(JarFile jar) {
		return files(jar).stream().allMatch((file) -> file.getName().equals(JarFile.MANIFEST_NAME));
	}

	private static List<JarEntry> files(JarFile jar) {
		return jar.stream()
			.filter((entry) -> !entry.isDirectory())
			.sorted(Comparator.comparing(JarEntry::getName))
			.toList();
	}

}
