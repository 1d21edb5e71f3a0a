package dev.embercache.oracle;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the rules call frameworks is all that frameworks are made of: none of their class
 * files names a class of another jar.
 */
class FrameworkJarsTests {

	/** Tools of these tests, which frameworks have a part for. */
	private static final Pattern OF_TESTS = Pattern.compile("junit|org\\.(?:junit|mockito|assertj|hamcrest|opentest4j"
			+ "|skyscreamer|xmlunit|json|awaitility|objenesis)\\b.*|net\\.javacrumbs\\..*");

	private final Predicate<String> framework = LibraryRules.load(getClass().getClassLoader())
		.remembering(Word.FRAMEWORK);

	private final Map<String, String> jarsByClass = new HashMap<>();

	private final Map<String, Set<String>> namedByJar = new TreeMap<>();

	@Test
	void frameworksNameFrameworksOnly() throws IOException {
		for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (path.endsWith(".jar")) {
				read(path);
			}
		}
		Set<String> frameworks = new TreeSet<>();
		this.jarsByClass.forEach((className, jar) -> {
			if (this.framework.test(className)) {
				frameworks.add(jar);
			}
		});
		Map<String, Set<String>> others = new TreeMap<>();
		for (String jar : frameworks) {
			for (String named : this.namedByJar.get(jar)) {
				String other = this.jarsByClass.get(named);
				if (other != null && !frameworks.contains(other) && !OF_TESTS.matcher(named).matches()) {
					others.computeIfAbsent(other, (key) -> new TreeSet<>()).add(jar);
				}
			}
		}
		assertThat(frameworks).hasSizeGreaterThan(50);
		assertThat(others).isEmpty();
	}

	private void read(String path) throws IOException {
		Set<String> named = this.namedByJar.computeIfAbsent(path, (key) -> new TreeSet<>());
		try (JarFile jar = new JarFile(path)) {
			for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
				if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
					try (InputStream input = jar.getInputStream(entry)) {
						addClass(new ClassReader(input.readAllBytes()), path, named);
					}
				}
			}
		}
	}

	private void addClass(ClassReader reader, String jar, Set<String> named) {
		this.jarsByClass.putIfAbsent(reader.getClassName().replace('/', '.'), jar);
		char[] buffer = new char[reader.getMaxStringLength()];
		for (int i = 1; i < reader.getItemCount(); i++) {
			int offset = reader.getItem(i);
			// A reference to a class.
			if (offset > 0 && reader.readByte(offset - 1) == 7) {
				named.add(reader.readUTF8(offset, buffer).replace('/', '.'));
			}
		}
	}

}
