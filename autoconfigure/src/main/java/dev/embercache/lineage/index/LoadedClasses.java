package dev.embercache.lineage.index;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import dev.embercache.lineage.classpath.ClassFiles;

/**
 * Knows which classes of a generation are loaded, and whether their files are still the
 * ones that were read.
 * <p>
 * A class is read from its file now and loaded from it later, perhaps from other bytes.
 * Its file is therefore compared whenever a lineage with the class is asked for, until
 * the class is <em>settled</em>: it was loaded, and its file was seen unchanged after
 * that. A class without a file in a folder is settled from the beginning.
 * <p>
 * Safe for use by several threads.
 */
public final class LoadedClasses {

	private final ClassFiles classFiles;

	private final UnaryOperator<String> stable;

	private final UnaryOperator<String> original;

	/** The files in folders, by the stable names of their classes. */
	private final Map<String, Path> files = new ConcurrentHashMap<>();

	/** Whether a class could be loaded, for those that were tried. */
	private final Map<String, Boolean> loaded = new ConcurrentHashMap<>();

	private final Set<String> settled = ConcurrentHashMap.newKeySet();

	/**
	 * Create a new instance that knows no class.
	 * @param classFiles the class files of the generation
	 * @param stable gives a class the name that elements have
	 * @param original gives a class the name that its class file has
	 */
	LoadedClasses(ClassFiles classFiles, UnaryOperator<String> stable, UnaryOperator<String> original) {
		this.classFiles = classFiles;
		this.stable = stable;
		this.original = original;
	}

	/**
	 * Watch the file of a class.
	 * @param className the stable name of the class
	 * @param file its file, which is in a folder
	 */
	void watch(String className, Path file) {
		this.files.put(className, file);
	}

	/**
	 * Return whether the file of a class has been written since the generation started,
	 * unless the class is settled. A class that is loaded after that is not the one that
	 * was read here.
	 * @param className the name of the class
	 * @return whether its file was written, or is gone
	 */
	public boolean isRewritten(String className) {
		Path file = this.files.get(this.stable.apply(className));
		if (file == null || this.settled.contains(className)) {
			return false;
		}
		boolean isLoaded = this.loaded.getOrDefault(className, false);
		boolean rewritten = this.classFiles.isRewritten(file);
		if (isLoaded && !rewritten) {
			this.settled.add(className);
		}
		return rewritten;
	}

	/**
	 * Return whether nothing that happens to the file of a class matters any more to this
	 * generation: the class was loaded, and its file was not yet rewritten after that; or
	 * it has none in a folder.
	 * @param className the name of the class
	 */
	public boolean isSettled(String className) {
		return this.settled.contains(className) || !this.files.containsKey(this.stable.apply(className));
	}

	/**
	 * Load a class, without initializing it, if the class loader does not have it yet.
	 * One that cannot be loaded is tried once.
	 * @param className the name of the class
	 */
	public void load(String className) {
		this.loaded.computeIfAbsent(className, this::isLoadable);
	}

	/**
	 * Return whether a class was loaded here, or cannot be.
	 * @param className the name of the class
	 */
	public boolean wasLoaded(String className) {
		return this.loaded.containsKey(className);
	}

	private boolean isLoadable(String className) {
		try {
			Class.forName(this.original.apply(this.stable.apply(className)), false, this.classFiles.classLoader());
			return true;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

}
