package dev.embercache.values.edits;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.judge.EditableApplication;
import dev.embercache.lineage.judge.EditableApplication.Run;

/**
 * A Kotlin application before and after each of several edits, compiled by the real
 * compiler. Each edit has a package of its own, so that all are compiled at once.
 */
final class EditedKotlin {

	private static final List<String> ARGUMENTS = List.of("", "b", "gamma");

	private final Path before;

	private final Path after;

	private final Run first;

	private final Run second;

	EditedKotlin(Path folder, List<KotlinEdits.Edit> edits) {
		this.before = folder.resolve("before");
		this.after = folder.resolve("after");
		String source = source();
		for (int i = 0; i < edits.size(); i++) {
			write(this.before, i, source);
			write(this.after, i, edits.get(i).applyTo(source));
		}
		compile(this.before);
		compile(this.after);
		this.first = start(this.before);
		this.second = start(this.after);
	}

	private static String source() {
		try (InputStream source = EditedKotlin.class.getResourceAsStream("/edits/Shop.kt.txt")) {
			return new String(source.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path folder, int number, String source) {
		Path file = folder.resolve("sources").resolve("Shop" + number + ".kt");
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file,
					"@file:JvmName(\"Shop\")\n\npackage %s\n\n%s".formatted(packageName(number), source));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String packageName(int number) {
		return "com.acme.edit" + number;
	}

	private static void compile(Path folder) {
		ExitCode code = new K2JVMCompiler().exec(new PrintStream(System.err, true), "-no-stdlib", "-no-reflect",
				"-nowarn", "-jvm-target", "17", "-classpath", System.getProperty("java.class.path"), "-d",
				folder.resolve("classes").toString(), folder.resolve("sources").toString());
		if (code != ExitCode.OK) {
			throw new IllegalStateException("Not compiled: " + code);
		}
	}

	private static Run start(Path folder) {
		Path classes = folder.resolve("classes");
		URL url = EditableApplication.url(classes);
		ClassLoader classLoader = new URLClassLoader(new URL[] { url }, EditedKotlin.class.getClassLoader());
		return new EditableApplication(classes).startAt(Instant.now().plus(Duration.ofHours(1)), classLoader,
				ApplicationClasses.in(url), url);
	}

	/**
	 * Compare what the methods return before and after an edit with whether lineages
	 * hold.
	 */
	Outcome judge(int number) {
		Set<String> changed = new TreeSet<>();
		Set<String> dropped = new TreeSet<>();
		Set<String> reasons = new TreeSet<>();
		String className = packageName(number) + ".Service";
		for (String method : methods(className)) {
			String[] value = value(this.first, className, method);
			if (!Arrays.equals(value, value(this.second, className, method))) {
				changed.add(method);
			}
			Lineage lineage = this.first.lineages()
				.lineageOf("prices", new Producer(className, method, List.of("java.lang.String"), List.of()),
						method.equals("price") ? List.of(packageName(number) + ".Price") : List.of());
			List<String> changes = this.second.changes(lineage);
			if (!changes.isEmpty()) {
				dropped.add(method);
				reasons.add(method + ": " + changes);
			}
		}
		return new Outcome(changed, dropped, reasons);
	}

	private Set<String> methods(String className) {
		try {
			Set<String> methods = new TreeSet<>();
			Stream.of(this.first.classLoader().loadClass(className).getMethods())
				.filter((method) -> method.getDeclaringClass().getName().equals(className)
						&& Arrays.equals(method.getParameterTypes(), new Class<?>[] { String.class }))
				.forEach((method) -> methods.add(method.getName()));
			return methods;
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String[] value(Run run, String className, String methodName) {
		try {
			Class<?> type = run.classLoader().loadClass(className);
			Object service = type.getConstructor().newInstance();
			Method method = type.getMethod(methodName, String.class);
			String[] values = new String[ARGUMENTS.size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = String.valueOf(method.invoke(service, ARGUMENTS.get(i)));
			}
			return values;
		}
		catch (InvocationTargetException ex) {
			return new String[] { String.valueOf(ex.getCause()) };
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What came of an edit.
	 *
	 * @param changed the methods that return something else
	 * @param dropped the methods whose lineage does not hold
	 * @param reasons why it does not
	 */
	record Outcome(Set<String> changed, Set<String> dropped, Set<String> reasons) {

		/**
		 * Return the methods whose values are served although they are wrong.
		 */
		Set<String> missed() {
			Set<String> missed = new TreeSet<>(this.changed);
			missed.removeAll(this.dropped);
			return missed;
		}

		/**
		 * Return the methods whose values are dropped although they are right.
		 */
		Set<String> unneeded() {
			Set<String> unneeded = new TreeSet<>(this.dropped);
			unneeded.removeAll(this.changed);
			return unneeded;
		}

	}

}
