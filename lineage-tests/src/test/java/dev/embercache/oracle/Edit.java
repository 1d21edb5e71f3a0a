package dev.embercache.oracle;

import java.util.List;

/**
 * What somebody changed.
 *
 * @param kind the kind of edit
 * @param name where
 * @param sources all files after it
 * @param arguments what stands on the command line after it
 */
record Edit(String kind, String name, SourceTree sources, List<String> arguments) {

	Edit(String kind, String name, SourceTree sources) {
		this(kind, name, sources, List.of());
	}

	@Override
	public String toString() {
		return this.kind + ": " + this.name;
	}

}
