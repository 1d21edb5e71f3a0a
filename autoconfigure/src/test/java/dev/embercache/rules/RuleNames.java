package dev.embercache.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Looks up what rules name on a class path. The tests of more than one module do that,
 * each for the libraries that it has.
 */
public final class RuleNames {

	private final ClassLoader classLoader;

	/**
	 * Look names up with the given class loader.
	 * @param classLoader the class loader
	 */
	public RuleNames(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Return whether there is what the given rule is about.
	 * @param rule the rule
	 * @return whether its class or package is there, and has the members
	 */
	public boolean has(Rule rule) {
		String path = ClassUtils.convertClassNameToResourcePath(rule.classes());
		if (path.indexOf('*') >= 0) {
			return isPackageOfJdk(ClassUtils.getPackageName(rule.classes()))
					|| isAnyThere(path + (path.endsWith("/**") ? "/*" : "") + ClassUtils.CLASS_FILE_SUFFIX);
		}
		return this.classLoader.getResource(path + ClassUtils.CLASS_FILE_SUFFIX) != null && hasMembers(rule);
	}

	private static boolean isPackageOfJdk(String name) {
		return ModuleLayer.boot().modules().stream().anyMatch((module) -> module.getPackages().contains(name));
	}

	private boolean isAnyThere(String pattern) {
		try {
			return new PathMatchingResourcePatternResolver(this.classLoader)
				.getResources("classpath*:" + pattern).length > 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean hasMembers(Rule rule) {
		if (rule.method() != null) {
			return Stream.of(type(rule).getMethods(), type(rule).getDeclaredMethods())
				.flatMap(Stream::of)
				.anyMatch((method) -> method.getName().equals(rule.method()));
		}
		return (rule.word() != Word.EQUALITY && rule.word() != Word.ARGUMENTS) || Stream.of(rule.text().split(","))
			.map((name) -> name.replace("-", ""))
			.allMatch((name) -> ReflectionUtils.findField(type(rule), name) != null);
	}

	private Class<?> type(Rule rule) {
		return ClassUtils.resolveClassName(rule.classes(), this.classLoader);
	}

}
