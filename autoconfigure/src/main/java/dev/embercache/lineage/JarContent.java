package dev.embercache.lineage;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * What is in a jar: the names and contents of its files. Their order and their times do
 * not matter, which differ whenever a jar is built again from the same sources.
 */
final class JarContent {

	private JarContent() {
	}

	/**
	 * Read a jar.
	 * @param address its address, which may be that of a jar in a jar
	 * @return the fingerprint of what is in it
	 * @throws IOException if it cannot be read
	 * @throws SecurityException if it is signed, and not as it was when it was signed
	 */
	static Fingerprint fingerprint(String address) throws IOException {
		URLConnection connection = URI.create(address + "!/").toURL().openConnection();
		// A jar that is built again has the same address.
		connection.setUseCaches(false);
		try (JarFile jar = ((JarURLConnection) connection).getJarFile()) {
			Tokens tokens = new Tokens();
			for (ZipEntry file : files(jar)) {
				try (InputStream input = jar.getInputStream(file)) {
					tokens.add(file.getName()).add(Fingerprint.of(input.readAllBytes()));
				}
			}
			return tokens.fingerprint();
		}
	}

	private static List<ZipEntry> files(JarFile jar) {
		return jar.stream()
			.filter((entry) -> !entry.isDirectory())
			.map(ZipEntry.class::cast)
			.sorted(Comparator.comparing(ZipEntry::getName))
			.toList();
	}

}
