package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

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

	private JarContent() {
	}

	/**
	 * Read the directory of a jar.
	 * @param address its address, which may be that of a jar in a jar
	 * @return the fingerprint of what is in it
	 * @throws IOException if it cannot be read
	 */
	static Fingerprint fingerprint(String address) throws IOException {
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
			return tokens.fingerprint();
		}
	}

	private static List<JarEntry> files(JarFile jar) {
		return jar.stream()
			.filter((entry) -> !entry.isDirectory())
			.sorted(Comparator.comparing(JarEntry::getName))
			.toList();
	}

}
