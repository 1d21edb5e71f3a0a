package dev.embercache.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;

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
	 * Find the folders that a class loader loads classes from.
	 * @param classLoader the class loader of the application
	 * @return the folders without that of Ember Cache itself, in the order of the class
	 * path; empty if they cannot be found
	 */
	static URL[] of(ClassLoader classLoader) {
		try {
			return Collections.list(classLoader.getResources(""))
				.stream()
				.filter((url) -> "file".equals(url.getProtocol()) && url.getPath().endsWith("/"))
				.filter((url) -> !isOwn(url))
				.toArray(URL[]::new);
		}
		catch (IOException ex) {
			return new URL[0];
		}
	}

	private static boolean isOwn(URL folder) {
		String path = ClassUtils.convertClassNameToResourcePath(EmberCacheManager.class.getName());
		URL own = EmberCacheManager.class.getClassLoader().getResource(path + ClassUtils.CLASS_FILE_SUFFIX);
		return own != null && own.toString().startsWith(folder.toString());
	}

}
