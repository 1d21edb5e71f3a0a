package dev.embercache.lineage.index;

import dev.embercache.rules.LibraryRules;

/**
 * What the rules say about the code of libraries, as far as it matters where that of the
 * application meets it.
 *
 * @param methods what calls of libraries can do
 * @param ambient what the container calls
 * @param initializers which static initializers matter
 */
public record LibraryCode(LibraryMethods methods, Ambient ambient, Initializers initializers) {

	LibraryCode(LibraryRules rules) {
		this(new LibraryMethods(rules), new Ambient(rules), new Initializers(rules));
	}

}
