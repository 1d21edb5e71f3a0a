package dev.embercache.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

import org.springframework.util.FileSystemUtils;

/**
 * A Spring Boot application with the starter and DevTools, in a JVM of its own, that a
 * test defines, starts, edits and calls. There is one for each test, or one for all tests
 * of a class whose instances live as long as the class. Its log is printed when a test
 * fails.
 * <p>
 * Sources are in the package {@code com.acme}; they are written without their package and
 * the usual imports. Edits reach the class folder with the next restart.
 */
public final class LiveApplication
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, TestWatcher {

	private static final String MARKER = "edit.txt";

	private static final String MAIN = """
			@SpringBootApplication
			@EnableCaching
			public class Application {

				public static void main(String[] args) {
					ControlServer.start();
					SpringApplication.run(Application.class, args);
				}

			}
			""";

	private final List<String> jvmOptions = new ArrayList<>();

	private final List<String> arguments = new ArrayList<>();

	private final Map<String, String> environment = new HashMap<>();

	private ApplicationLog log = new ApplicationLog();

	private @Nullable Path directory;

	private @Nullable ClassPath classPath;

	private @Nullable ClassFolder classes;

	private @Nullable ApplicationProcess process;

	private Path javaHome = Path.of(System.getProperty("java.home"));

	private @Nullable GeneratedCode generated;

	private int edit;

	private int port;

	private boolean shared;

	private boolean failed;

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		this.shared = true;
		prepare();
	}

	@Override
	public void beforeEach(ExtensionContext context) throws IOException {
		if (!this.shared) {
			prepare();
		}
	}

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		if (!this.shared) {
			dispose();
		}
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		if (this.failed || context.getExecutionException().isPresent()) {
			printLog(context);
		}
		dispose();
	}

	@Override
	public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
		this.failed = true;
		if (!this.shared) {
			printLog(context);
		}
	}

	private void prepare() throws IOException {
		this.directory = Files.createTempDirectory("live-application");
		this.classes = new ClassFolder(Files.createDirectory(this.directory.resolve("classes")));
		this.classPath = ClassPath.ofThisTest().with(ClassPath.Jar.ofProbe(this.directory.resolve("probe.jar")));
		this.log = new ApplicationLog();
		define(MAIN);
	}

	private void dispose() throws IOException {
		if (this.process != null) {
			this.process.stop();
		}
		FileSystemUtils.deleteRecursively(this.directory);
	}

	private void printLog(ExtensionContext context) {
		System.out.println("The application of " + context.getDisplayName() + " wrote:");
		this.log.lines().forEach((line) -> System.out.println("    " + line));
	}

	/**
	 * Add a type to the application, or replace the one of that name.
	 * @param source the source, without package and imports
	 * @return this application
	 */
	public LiveApplication define(String source) {
		this.classes.define(source);
		return this;
	}

	/**
	 * Add a resource to the application, or replace the one of that name.
	 * @param name the path on the class path
	 * @param content the content
	 * @return this application
	 */
	public LiveApplication resource(String name, String content) {
		this.classes.resource(name, content);
		return this;
	}

	/**
	 * Replace a text in a source.
	 * @param type the simple name of the type
	 * @param text the text, which must be there
	 * @param replacement what comes in its place
	 * @return this application
	 */
	public LiveApplication edit(String type, String text, String replacement) {
		this.classes.edit(type, text, replacement);
		return this;
	}

	/**
	 * Remove a type, its source and its class files.
	 * @param type the simple name of the type
	 * @return this application
	 */
	public LiveApplication delete(String type) {
		this.classes.delete(type);
		return this;
	}

	/**
	 * Set a property of the application.
	 * @param name the name of the property
	 * @param value the value
	 * @return this application
	 */
	public LiveApplication property(String name, Object value) {
		this.arguments.add("--" + name + "=" + value);
		return this;
	}

	/**
	 * Set an environment variable.
	 * @param name the name of the variable
	 * @param value the value
	 * @return this application
	 */
	public LiveApplication environment(String name, String value) {
		this.environment.put(name, value);
		return this;
	}

	/**
	 * Add an option of the JVM.
	 * @param option the option
	 * @return this application
	 */
	public LiveApplication jvmOption(String option) {
		this.jvmOptions.add(option);
		return this;
	}

	/**
	 * Leave DevTools away.
	 * @return this application
	 */
	public LiveApplication withoutDevTools() {
		this.classPath = this.classPath.without("spring-boot-devtools");
		return this;
	}

	/**
	 * Have another module of the build on the class path, or build it anew.
	 * @param name the name of its jar, or of its class folder if that does not end in
	 * {@code .jar}
	 * @param sources its sources, with their packages
	 * @return this application
	 */
	public LiveApplication module(String name, String... sources) {
		Path module = this.directory.resolve(name);
		if (!Files.exists(module)) {
			this.classPath = this.classPath.with(module);
		}
		SiblingModule.build(module, this.classPath, sources);
		return this;
	}

	/**
	 * Run the application on another JDK from the next start on.
	 * @param home the home of the JDK
	 * @return this application
	 */
	public LiveApplication jdk(Path home) {
		this.javaHome = home;
		return this;
	}

	/**
	 * Have Ember Cache as a jar on the class path, whatever this test has.
	 * @return this application
	 */
	public LiveApplication withModuleAsJar() {
		this.classPath = this.classPath.withModuleAsJar(this.directory);
		return this;
	}

	/**
	 * Have Ember Cache as a class folder on the class path, whatever this test has.
	 * @return this application
	 */
	public LiveApplication withModuleAsFolder() {
		this.classPath = this.classPath.withModuleAsFolder();
		return this;
	}

	/**
	 * Have Spring process the application ahead of time at each start of a JVM, as a
	 * build does, and start what it generated.
	 * @return this application
	 */
	public LiveApplication aheadOfTime() {
		this.generated = new GeneratedCode(this.directory.resolve("aot"));
		this.classPath = this.classPath.with(this.generated.classes());
		return jvmOption("-Dspring.aot.enabled=true");
	}

	/**
	 * Compile and start the application, and wait until it is ready.
	 * @return this application
	 */
	public LiveApplication start() {
		compile();
		writeMarker();
		if (this.generated != null) {
			this.generated.generate(this.javaHome, "-Dprobe.marker=" + marker(),
					this.classPath.with(this.classes.directory()), this.arguments);
		}
		this.process = new ApplicationProcess(command(), this.environment, this.log);
		awaitReady();
		return this;
	}

	/**
	 * End the JVM as a user does, and start another one with the edits. The log begins
	 * anew.
	 * @return this application
	 */
	public LiveApplication restartJvm() {
		this.process.terminate();
		return startAgain();
	}

	/**
	 * Kill the JVM, and start another one with the edits. The log begins anew.
	 * @return this application
	 */
	public LiveApplication killAndRestartJvm() {
		this.process.stop();
		return startAgain();
	}

	private LiveApplication startAgain() {
		this.log = new ApplicationLog();
		return start();
	}

	/**
	 * Keep entries on disk, in a folder of this test.
	 * @return this application
	 */
	public LiveApplication withDiskStore() {
		return property("ember.cache.store", "disk").property("ember.cache.disk.directory",
				this.directory.resolve("cache"));
	}

	/**
	 * Keep entries in the given Redis.
	 * @param redis the server
	 * @return this application
	 */
	public LiveApplication withRedisStore(LiveRedis redis) {
		this.classPath = this.classPath.withRedis();
		if (redis.hasUser()) {
			property("spring.data.redis.username", LiveRedis.USER).property("spring.data.redis.password",
					LiveRedis.USER);
		}
		return property("ember.cache.store", "redis").property("spring.data.redis.port", redis.port());
	}

	/**
	 * Have libraries for templates, validation and HTTP.
	 * @return this application
	 */
	public LiveApplication withFinders() {
		this.classPath = this.classPath.withFinders();
		return this;
	}

	/**
	 * Have another library for caching on the class path.
	 * @param libraries parts of the names of their jars
	 * @return this application
	 */
	public LiveApplication withCachingBy(String... libraries) {
		for (String library : libraries) {
			this.classPath = this.classPath.withCachingBy(library);
		}
		return this;
	}

	/**
	 * Have AspectJ weave classes when they are loaded.
	 * @return this application
	 */
	public LiveApplication weaving() {
		return jvmOption("-javaagent:" + ClassPath.find("aspectjweaver"));
	}

	/**
	 * Have an embedded database on the class path.
	 * @return this application
	 */
	public LiveApplication withJdbc() {
		this.classPath = this.classPath.withJdbc();
		return this;
	}

	/**
	 * Return a place for files of this test.
	 * @param name the name of a file or folder
	 * @return the file, which may not be there yet
	 */
	public Path file(String name) {
		return this.directory.resolve(name);
	}

	/**
	 * End the JVM as a user does.
	 */
	public void stop() {
		this.process.terminate();
	}

	private List<String> command() {
		List<String> command = new ArrayList<>();
		command.add(this.javaHome.resolve("bin").resolve("java").toString());
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m",
				"-Dprobe.marker=" + marker()));
		command.addAll(this.jvmOptions);
		command
			.addAll(List.of("-cp", this.classPath.with(this.classes.directory()).toString(), "com.acme.Application"));
		command.addAll(List.of("--server.port=0", "--spring.devtools.livereload.enabled=false",
				"--spring.devtools.restart.poll-interval=300ms", "--spring.devtools.restart.quiet-period=200ms",
				"--spring.main.banner-mode=off", "--spring.jmx.enabled=false"));
		command.addAll(this.arguments);
		return command;
	}

	/**
	 * Have DevTools restart when the test says so, not for each class file.
	 * @return this application
	 */
	public LiveApplication restartingOnDemandOnly() {
		return property("spring.devtools.restart.trigger-file", MARKER);
	}

	/**
	 * Compile the edits and write what changed to the class folder, without waiting for a
	 * restart. There is none if the application restarts on demand only.
	 * @return this application
	 */
	public LiveApplication compile() {
		this.classes.update(this.classPath);
		return this;
	}

	/**
	 * Compile the edits, write what changed to the class folder, and wait until a
	 * generation that has seen all of it is ready. Without an edit this is a restart
	 * without a change.
	 * @return this application
	 */
	public LiveApplication restart() {
		compile();
		writeMarker();
		return awaitReady();
	}

	/**
	 * Return the classes whose files the last start or restart had to write.
	 * @return the names of the classes, sorted
	 */
	public List<String> changedClasses() {
		return this.classes.changed();
	}

	/**
	 * Write all class files anew with the content they have, and wait for the restart.
	 * @return this application
	 */
	public LiveApplication rewriteAllClassesAndRestart() {
		this.classes.rewrite("");
		writeMarker();
		return awaitReady();
	}

	/**
	 * Like {@link #restart()}, for edits that the application cannot start with.
	 * @return this application
	 */
	public LiveApplication restartThatFails() {
		compile();
		writeMarker();
		Properties generation = this.process.awaitGeneration(this.edit, LiveApplication::isSettled);
		Assertions.assertThat(generation.getProperty("state")).as("state of the restart").isEqualTo("failed");
		return this;
	}

	/**
	 * Build as a slow tool does: delete all class files and write them anew in steps,
	 * with a restart that comes too early after each step.
	 * @param steps which class files to write in each step, by a part of their name; the
	 * rest is written in the end
	 * @return this application
	 */
	public LiveApplication rebuildSlowly(String... steps) {
		this.classes.empty();
		awaitSettled();
		for (String step : steps) {
			this.classes.rewrite(step);
			awaitSettled();
		}
		this.classes.update(this.classPath);
		this.classes.rewrite("");
		writeMarker();
		return awaitReady();
	}

	private void awaitSettled() {
		writeMarker();
		this.process.awaitGeneration(this.edit, LiveApplication::isSettled);
	}

	private LiveApplication awaitReady() {
		Properties generation = this.process.awaitGeneration(this.edit, LiveApplication::isSettled);
		if (!generation.getProperty("state").equals("ready")) {
			throw new AssertionError("The application did not start%n%s".formatted(this.log.tail()));
		}
		this.port = Integer.parseInt(generation.getProperty("port"));
		return this;
	}

	private static boolean isSettled(String state) {
		return !state.equals("starting");
	}

	/**
	 * The number of the edit, in a file of the class folder. It is written after the
	 * class files, and starts a restart by itself.
	 */
	private void writeMarker() {
		this.edit++;
		try {
			Path next = Files.writeString(this.directory.resolve("edit.next"), Integer.toString(this.edit));
			Files.move(next, marker(), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path marker() {
		return this.classes.directory().resolve(MARKER);
	}

	/**
	 * Call a method of a bean.
	 * @param method the names of bean and method, separated by a dot
	 * @param arguments the arguments, to be converted to the types of the parameters
	 * @return what came of it
	 */
	public Call call(String method, Object... arguments) {
		return Call.of(describe(method, arguments), ApplicationProcess.parse(ask(path("call", method, arguments))));
	}

	/**
	 * Call a method of a bean for what it does. It must not fail.
	 * @param method the names of bean and method, separated by a dot
	 * @param arguments the arguments, to be converted to the types of the parameters
	 */
	public void run(String method, Object... arguments) {
		Assertions.assertThat(call(method, arguments)).succeeds();
	}

	/**
	 * Call a method of a bean on a thread of its own, which no restart stops.
	 * @param method the names of bean and method, separated by a dot
	 * @param arguments the arguments, to be converted to the types of the parameters
	 * @return the call, which may still be running
	 */
	public BackgroundCall callInBackground(String method, Object... arguments) {
		return new BackgroundCall(describe(method, arguments), ask(path("background", method, arguments)));
	}

	/**
	 * Ask the current generation. Where a slow machine took the files of one edit for two
	 * changes, that is the one after the one that was awaited.
	 */
	private String ask(String path) {
		return this.process.get(awaitReady().port, path);
	}

	private static String describe(String method, Object... arguments) {
		return method + Arrays.stream(arguments).map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
	}

	private static String encoded(Object argument) {
		return URLEncoder.encode(argument.toString(), StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static String path(String kind, String method, Object... arguments) {
		String query = Arrays.stream(arguments)
			.map((argument) -> "arg=" + encoded(argument))
			.collect(Collectors.joining("&"));
		return kind + "/" + method.replace('.', '/') + "?" + query;
	}

	/**
	 * Return a gate that threads of the application wait at.
	 * @param name the name that the application knows it by
	 * @return the gate
	 */
	public LiveGate gate(String name) {
		return new LiveGate(name);
	}

	/**
	 * Load a class of the application by the loader below the restart class loader, as a
	 * library there might have done.
	 * @param type the simple name of the type
	 */
	public void loadTwin(String type) {
		this.process.control("load-twin/com.acme." + type);
	}

	/**
	 * Count the class loaders of all generations that a full collection leaves.
	 * @return how many there are
	 */
	public int restartClassLoaders() {
		String type = "org.springframework.boot.devtools.restart.classloader.RestartClassLoader";
		return Integer.parseInt(this.process.control("instances/" + type).getProperty("count"));
	}

	/**
	 * Return how often {@code Probe.computed()} was called, by all generations.
	 * @return the number of computations
	 */
	public int computations() {
		return Integer.parseInt(this.process.control("computations").getProperty("count"));
	}

	/**
	 * Return what the application has written to its log.
	 * @return the log
	 */
	public ApplicationLog log() {
		return this.log;
	}

	/**
	 * A call on a thread of its own.
	 */
	public final class BackgroundCall {

		private final String what;

		private final String id;

		private BackgroundCall(String what, String id) {
			this.what = what;
			this.id = id;
		}

		/**
		 * Wait until the call has returned.
		 * @return what came of it
		 */
		public Call await() {
			LiveApplication.this.process.await("end of " + this.what, () -> !outcome().isEmpty());
			return Call.of(this.what, outcome());
		}

		private Properties outcome() {
			return LiveApplication.this.process.control("background/" + this.id);
		}

	}

	/**
	 * A place in the code of the application that threads wait at.
	 */
	public final class LiveGate {

		private final String name;

		private LiveGate(String name) {
			this.name = name;
		}

		/**
		 * Wait until a thread of the application has come to the gate.
		 */
		public void awaitArrival() {
			LiveApplication.this.process.await("arrival at gate " + this.name, () -> Boolean.parseBoolean(
					LiveApplication.this.process.control("gate/" + encoded(this.name)).getProperty("arrived")));
		}

		/**
		 * Let all threads pass, now and later.
		 */
		public void open() {
			LiveApplication.this.process.control("open/" + encoded(this.name));
		}

	}

}
