package dev.embercache.autoconfigure;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

import dev.embercache.lineage.classpath.ApplicationClasses;

import org.springframework.util.ClassUtils;

/**
 * Recognizes application classes by name, and caches the answers for this generation.
 */
final class ApplicationClassNames implements Predicate<String> {

	private final ApplicationClasses classes;

	private final ClassLoader classLoader;

	private final ConcurrentMap<String, Boolean> answers = new ConcurrentHashMap<>();

	ApplicationClassNames(ApplicationClasses classes, ClassLoader classLoader) {
		this.classes = classes;
		this.classLoader = classLoader;
	}

	@Override
	public boolean test(String className) {
		Boolean answer = this.answers.get(className);
		return (answer != null) ? answer : this.answers.computeIfAbsent(className, this::find);
	}

	private boolean find(String className) {
		String resource = ClassUtils.convertClassNameToResourcePath(className) + ClassUtils.CLASS_FILE_SUFFIX;
		return this.classes.contains(className, this.classLoader.getResource(resource));
	}

}
