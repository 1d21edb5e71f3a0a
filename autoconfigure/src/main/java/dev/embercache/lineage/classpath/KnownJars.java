package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the generations of a JVM have read of jars, so that a jar is read again only if it
 * was written. Safe for use by several threads.
 */
final class KnownJars {

	/** What is before the path of a file in the address of a jar. */
	private static final String OPENED = "jar:";

	/** The protocol by which Spring Boot opens jars in a jar. */
	private static final String NESTED = "nested:";

	private final Map<String, Known> jars = new ConcurrentHashMap<>();

	/**
	 * Return what is in a jar.
	 * @param address its address, such as {@code jar:file:/lib/money.jar}, or that of a
	 * jar in a jar
	 * @throws IOException if it cannot be read
	 */
	JarContent content(String address) throws IOException {
		FileStamp before = FileStamp.of(file(address));
		Known known = this.jars.get(address);
		if (known != null && known.stamp().equals(before)) {
			return known.content();
		}
		Instant now = Instant.now();
		JarContent content = JarContent.read(address);
		if (before.showsWritesAfter(now) && before.equals(FileStamp.of(file(address)))) {
			this.jars.put(address, new Known(before, content));
		}
		return content;
	}

	/**
	 * Return the file that a jar is, or is in.
	 * @param address the address of the jar
	 * @throws IOException if it is in no file
	 */
	static Path file(String address) throws IOException {
		String path = address.startsWith(OPENED) ? address.substring(OPENED.length()) : address;
		if (path.startsWith(NESTED)) {
			path = "file:" + path.substring(NESTED.length());
		}
		int end = path.indexOf("/!");
		int other = path.indexOf("!/");
		end = (end < 0 || (other >= 0 && other < end)) ? other : end;
		try {
			return Path.of(URI.create((end < 0) ? path : path.substring(0, end)));
		}
		catch (RuntimeException ex) {
			throw new IOException("No file at " + address, ex);
		}
	}

	/**
	 * What is known of a jar.
	 *
	 * @param stamp the stamp of its file
	 * @param content what is in it
	 */
	private record Known(FileStamp stamp, JarContent content) {

	}

}
