package dev.embercache.lineage.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * Finds out which texts the calls in a method get. It reads class files again, so that it
 * is meant for the few methods that read from outside of the code, and those that call
 * them.
 * <p>
 * It runs a method on {@link Operand kinds of values} instead of values, forwards until
 * nothing new is found. Both ways of a branch count. A final field is what the
 * initializers of its class give it; a method that cannot be overridden returns what it
 * returns for these arguments; a lambda gets what it captures. Everything else may be any
 * text.
 * <p>
 * Safe for use by several threads.
 */
public final class TextAnalysis {

	private final Function<String, byte @Nullable []> classFiles;

	private final Map<String, Optional<ClassNode>> classes = new ConcurrentHashMap<>();

	private final Map<String, Optional<List<CallSite>>> methods = new ConcurrentHashMap<>();

	/**
	 * Create a new analysis.
	 * @param classFiles returns the class file of an application class by its internal
	 * name, and {@code null} for any other class
	 */
	public TextAnalysis(Function<String, byte @Nullable []> classFiles) {
		this.classFiles = classFiles;
	}

	/**
	 * Return the calls in a method and the lambdas in it.
	 * @param className the name of its class
	 * @param key its name and descriptor
	 * @return the calls, or {@code null} if the code cannot be followed
	 */
	public @Nullable List<CallSite> calls(String className, String key) {
		return this.methods
			.computeIfAbsent(className + "." + key,
					(id) -> Optional.ofNullable(new MethodRun(this).calls(className.replace('.', '/'), key)))
			.orElse(null);
	}

	@Nullable ClassNode find(String internalName) {
		return this.classes.computeIfAbsent(internalName, (name) -> Optional.ofNullable(read(name))).orElse(null);
	}

	private @Nullable ClassNode read(String internalName) {
		byte[] bytes = this.classFiles.apply(internalName);
		if (bytes == null) {
			return null;
		}
		ClassNode node = new ClassNode();
		new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		return node;
	}

}
