package dev.embercache.lineage.classpath;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.bytecode.ClassFileParser;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.CodeRules;
import dev.embercache.lineage.bytecode.Nest;
import dev.embercache.lineage.bytecode.NumberedClass;

/**
 * What the generations of a JVM have read of class files, so that the next one reads
 * changed files only. Holds names and hashes, and nothing of the application itself. Safe
 * for use by several threads.
 *
 * @since 0.1.0
 */
public final class KnownClasses {

	private final Map<String, Known> classes = new ConcurrentHashMap<>();

	private final Map<String, KnownNumber> numbered = new ConcurrentHashMap<>();

	private final KnownJars jars = new KnownJars();

	private final CodeRules rules;

	/**
	 * Create an empty instance.
	 * @param rules what is known about libraries; all generations have equal ones
	 */
	public KnownClasses(CodeRules rules) {
		this.rules = rules;
	}

	/**
	 * Return what was read of jars.
	 */
	KnownJars jars() {
		return this.jars;
	}

	/**
	 * Return what was read of a class, if its file is still the one that it was read
	 * from.
	 * @param className the name of the class
	 * @param stamp the stamp of its file now
	 * @param nest what the numbered classes in it are called now
	 * @return the summary, or {@code null} if the file has to be read
	 */
	@Nullable ClassSummary find(String className, FileStamp stamp, Nest nest) {
		Known known = this.classes.get(className);
		return (known != null && stamp.equals(known.stamp()) && nest.equals(known.nest())) ? known.summary() : null;
	}

	/**
	 * Return what a class file says. Classes that mean the same have the same summary.
	 * @param className the name of the class
	 * @param bytes the class file
	 * @param stamp the stamp of its file, or {@code null} if that does not tell whether
	 * it is written again
	 * @param nest what the numbered classes in it are called
	 * @return the summary, or {@code null} if the class file cannot be read
	 */
	@Nullable ClassSummary read(String className, byte[] bytes, @Nullable FileStamp stamp, Nest nest) {
		Fingerprint content = Fingerprint.of(bytes);
		Known known = this.classes.get(className);
		boolean same = known != null && known.content().equals(content) && known.nest().equals(nest);
		ClassSummary summary = (known != null && same) ? known.summary() : parse(bytes, nest);
		if (summary == null) {
			return null;
		}
		if (known != null && known.summary().equals(summary)) {
			summary = known.summary();
		}
		this.classes.put(className, new Known(content, summary, stamp, nest));
		return summary;
	}

	private @Nullable ClassSummary parse(byte[] bytes, Nest nest) {
		try {
			return ClassFileParser.parse(bytes, nest, this.rules);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Return what was read of a numbered class, if its file is still the one that it was
	 * read from.
	 * @param className the name of the class, with the number
	 * @param stamp the stamp of its file now
	 * @return what was read, or {@code null} if the file has to be read
	 */
	@Nullable NumberedClass findNumbered(String className, FileStamp stamp) {
		KnownNumber known = this.numbered.get(className);
		return (known != null && stamp.equals(known.stamp())) ? known.numbered() : null;
	}

	/**
	 * Return what a file says of a numbered class.
	 * @param className the name of the class, with the number
	 * @param bytes the class file
	 * @param stamp the stamp of its file, or {@code null} if that does not tell whether
	 * it is written again
	 * @return what it says, or {@code null} if it cannot be read
	 */
	@Nullable NumberedClass readNumbered(String className, byte[] bytes, @Nullable FileStamp stamp) {
		try {
			NumberedClass numbered = NumberedClass.parse(bytes, this.rules);
			this.numbered.put(className, new KnownNumber(numbered, stamp));
			return numbered;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Forget all classes but some.
	 * @param classNames the names of the classes to keep
	 * @param original gives a class the name that it has in class files
	 */
	public void retain(Collection<String> classNames, UnaryOperator<String> original) {
		this.classes.keySet().retainAll(classNames);
		if (!this.numbered.isEmpty()) {
			Set<String> originals = new HashSet<>();
			classNames.forEach((name) -> originals.add(original.apply(name)));
			this.numbered.keySet().retainAll(originals);
		}
	}

	/**
	 * What is known of a class.
	 *
	 * @param content the hash of its class file
	 * @param summary what that says
	 * @param stamp the stamp of the file, or {@code null} if it has to be read each time
	 * @param nest what the numbered classes in it were called
	 */
	private record Known(Fingerprint content, ClassSummary summary, @Nullable FileStamp stamp, Nest nest) {
	}

	/**
	 * What is known of a numbered class.
	 *
	 * @param numbered what its class file says
	 * @param stamp the stamp of the file, or {@code null} if it has to be read each time
	 */
	private record KnownNumber(NumberedClass numbered, @Nullable FileStamp stamp) {
	}

}
