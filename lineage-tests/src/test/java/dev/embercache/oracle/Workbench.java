package dev.embercache.oracle;

import java.nio.file.Path;

/**
 * The sources of the application, and what several tests do with them.
 */
final class Workbench {

	static final SourceTree SOURCES = SourceTree.read(Path.of("src/app"));

	private Workbench() {
	}

}
