package dev.embercache.lineage.index;

import java.util.List;

import org.springframework.util.AntPathMatcher;

/**
 * Patterns of class names: {@code com.acme.Rates} with the classes within it,
 * {@code com.acme.*} for the classes of a package, {@code com.acme.**} for those of its
 * subpackages too.
 */
public final class ClassPattern {

	private static final AntPathMatcher MATCHER = new AntPathMatcher(".");

	private ClassPattern() {
	}

	static boolean matches(String pattern, String className) {
		return MATCHER.match(pattern, className) || MATCHER.match(pattern, Links.topLevel(className));
	}

	public static boolean matchesAny(List<String> patterns, String className) {
		return patterns.stream().anyMatch((pattern) -> matches(pattern, className));
	}

}
