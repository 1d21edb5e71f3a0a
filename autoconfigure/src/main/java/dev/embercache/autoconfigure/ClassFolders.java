package dev.embercache.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.springframework.util.ClassUtils;

import dev.embercache.cache.EmberCacheManager;

/**
 * The folders on the class path: modules of a build at work, whose classes can change
 * whatever their packages are. Libraries are in jars.
 */
final class ClassFolders {

	private ClassFolders() {
	}

	/**
	 * Find the folders that a class loader loads classes from. An empty entry of a class
	 * path stands for the working directory, with whatever is below it; this counts only
	 * if it has a package of the application.
	 * @param classLoader the class loader of the application
	 * @param packages the base packages of the application
	 * @return the folders without that of Ember Cache itself, in the order of the class
	 * path; empty if they cannot be found
	 */
	static URL[] of(ClassLoader classLoader, List<String> packages) {
		try {
			return Collections.list(classLoader.getResources(""))
				.stream()
				.filter((url) -> "file".equals(url.getProtocol()) && url.getPath().endsWith("/"))
				.filter((url) -> !isOwn(url) && !isByAccident(url, packages))
				.toArray(URL[]::new);
		}
		catch (IOException ex) {
			return new URL[0];
		}
	}

	private static boolean isByAccident(URL folder, List<String> packages) {
		Path place = Path.of(URI.create(folder.toString()));
		return place.equals(Path.of("").toAbsolutePath()) && packages.stream()
			.map(ClassUtils::convertClassNameToResourcePath)
			.noneMatch((path) -> Files.isDirectory(place.resolve(path)));
	}

	private static boolean isOwn(URL folder) {
		String path = ClassUtils.convertClassNameToResourcePath(EmberCacheManager.class.getName())
				+ ClassUtils.CLASS_FILE_SUFFIX;
		URL own = EmberCacheManager.class.getClassLoader().getResource(path);
		return own != null && own.toString().equals(folder + path);
	}

}
