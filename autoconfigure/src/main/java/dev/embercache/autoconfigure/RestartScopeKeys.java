package dev.embercache.autoconfigure;

import dev.embercache.store.RestartScope;

/**
 * The names under which objects outlive a generation in a {@link RestartScope}. They have
 * one owner, so that no two objects share a name.
 */
final class RestartScopeKeys {

	/**
	 * The store in memory.
	 */
	static final String MEMORY_STORE = "store";

	/**
	 * The store on disk that a test run has for itself. Others are below it, by their
	 * folders, see {@link #diskStore(Object)}.
	 */
	static final String TEMPORARY_DISK_STORE = "store.disk";

	/**
	 * The summaries of classes, so that only classes that changed are read again.
	 */
	static final String KNOWN_CLASSES = "classes";

	/**
	 * The names of the classes that the codec has written.
	 */
	static final String WRITTEN_CLASSES = "written";

	/**
	 * The names of the classes that changed and that no report has named so far.
	 */
	static final String CHANGED_CLASSES = "changes";

	/**
	 * What a report has to know of the generations before.
	 */
	static final String EARLIER_RUNS = "reported";

	/**
	 * The number of generations so far.
	 */
	static final String GENERATIONS = "generations";

	/**
	 * What is said once, and not again after a restart.
	 */
	static final String SAID = "said";

	private RestartScopeKeys() {
	}

	static String diskStore(Object folder) {
		return TEMPORARY_DISK_STORE + "." + folder;
	}

}
