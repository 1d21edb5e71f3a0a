package dev.embercache.autoconfigure;

import java.net.URL;

/**
 * Where the restart class loader looks before it looks anywhere else.
 */
final class RestartedFolders {

	private final URL[] urls;

	RestartedFolders(URL... urls) {
		this.urls = urls.clone();
	}

	/**
	 * Return the folders and jars, in the order of the class loader.
	 */
	URL[] urls() {
		return this.urls.clone();
	}

}
