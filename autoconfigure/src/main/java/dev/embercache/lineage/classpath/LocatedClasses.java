package dev.embercache.lineage.classpath;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The classes in folders and jars that are given by URL.
 */
final class LocatedClasses implements ApplicationClasses {

	/** The protocol of the URLs of classes that remote DevTools sent. */
	private static final String SENT = "reloaded";

	private final List<URL> urls;

	private final List<String> prefixes;

	LocatedClasses(URL... urls) {
		this.urls = List.of(urls);
		this.prefixes = Stream.of(urls).map(LocatedClasses::prefix).toList();
	}

	@Override
	public Set<String> names() {
		Set<String> names = new HashSet<>();
		for (URL url : this.urls) {
			if ("file".equals(url.getProtocol())) {
				addNames(file(url), names);
			}
		}
		return names;
	}

	@Override
	public boolean contains(String className, @Nullable URL location) {
		if (location == null) {
			return false;
		}
		if (SENT.equals(location.getProtocol())) {
			return true;
		}
		String address = location.toString();
		return this.prefixes.stream().anyMatch(address::startsWith);
	}

	private static String prefix(URL url) {
		String address = url.toString();
		return (address.endsWith("/") || address.startsWith("jar:")) ? address : "jar:" + address + "!/";
	}

	private static File file(URL url) {
		try {
			return new File(new URI(url.toString()));
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return new File(url.getPath());
		}
	}

	private static void addNames(File file, Set<String> names) {
		try {
			if (file.isDirectory()) {
				addNamesInFolder(file.toPath(), "", names);
			}
			else if (file.isFile()) {
				addNamesInJar(file, names);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The classes in '%s' cannot be listed".formatted(file), ex);
		}
	}

	/**
	 * List a folder by the names in it. To ask for the attributes of each file takes
	 * longer than all else.
	 */
	private static void addNamesInFolder(Path folder, String prefix, Set<String> names) throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				String name = String.valueOf(file.getFileName());
				if (name.endsWith(ClassUtils.CLASS_FILE_SUFFIX)) {
					addName(prefix + name, names);
				}
				else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
					addNamesInFolder(file, prefix + name + "/", names);
				}
			}
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			// A build is at work.
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
	}

	private static void addNamesInJar(File jar, Set<String> names) throws IOException {
		try (ZipFile zip = new ZipFile(jar)) {
			zip.stream().map(ZipEntry::getName).forEach((name) -> addName(name, names));
		}
	}

	private static void addName(String path, Set<String> names) {
		if (path.endsWith(ClassUtils.CLASS_FILE_SUFFIX) && !path.startsWith("META-INF/")) {
			names.add(path.substring(0, path.length() - ClassUtils.CLASS_FILE_SUFFIX.length()).replace('/', '.'));
		}
	}

}
