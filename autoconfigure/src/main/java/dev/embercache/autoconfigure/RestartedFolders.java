package dev.embercache.autoconfigure;

import java.net.URL;

/**
 * The folders and jars that the restart class loader searches before its parent.
 */
final class RestartedFolders {

	private final URL[] urls;

	RestartedFolders(URL... urls) {
		this.urls = urls.clone();
	}

	/**
	 * Return the folders and jars, in the order of the search.
	 */
	URL[] urls() {
		return this.urls.clone();
	}

}
