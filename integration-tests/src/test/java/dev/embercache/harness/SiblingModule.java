package dev.embercache.harness;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.springframework.util.FileSystemUtils;

/**
 * Another module of the build of an application, which has packages of its own, on the
 * class path as a jar or as a class folder.
 */
final class SiblingModule {

	private static final Pattern TYPE = Pattern
		.compile("(?s)package ([\\w.]+);.*?\\b(?:class|interface|record|enum) (\\w+)");

	private SiblingModule() {
	}

	/**
	 * Compile a module.
	 * @param target its jar, which ends in {@code .jar}, or its class folder
	 * @param classPath what it is compiled against
	 * @param sources its sources, with their packages
	 */
	static void build(Path target, ClassPath classPath, String... sources) {
		boolean jar = target.toString().endsWith(".jar");
		Path folder = jar ? target.resolveSibling(target.getFileName() + ".classes") : target;
		try {
			FileSystemUtils.deleteRecursively(folder);
			Files.createDirectories(folder);
			compile(folder, classPath, sources);
			if (jar) {
				Path next = ClassPath.Jar.of(folder, target.resolveSibling("next"));
				Files.move(next, target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void compile(Path folder, ClassPath classPath, String... sources) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter problems = new StringWriter();
		List<String> options = List.of("-proc:none", "-d", folder.toString(), "-classpath", classPath.toString());
		List<Source> units = List.of(sources).stream().map(Source::new).toList();
		if (!compiler.getTask(problems, null, null, options, null, units).call()) {
			throw new IllegalArgumentException("The module does not compile:\n" + problems);
		}
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String content;

		Source(String content) {
			super(URI.create("string:///" + path(content) + ".java"), Kind.SOURCE);
			this.content = content;
		}

		private static String path(String content) {
			Matcher type = TYPE.matcher(content);
			if (!type.find()) {
				throw new IllegalArgumentException("No type in: " + content);
			}
			return type.group(1).replace('.', '/') + "/" + type.group(2);
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.content;
		}

	}

}
