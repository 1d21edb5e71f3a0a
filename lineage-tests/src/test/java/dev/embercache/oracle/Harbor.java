package dev.embercache.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.io.DefaultResourceLoader;

import dev.embercache.cache.EmberCacheManager;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.judge.Lineages;
import dev.embercache.oracle.Calls.Call;

/**
 * One generation of the application: a class loader and a context of its own, in this
 * JVM.
 */
final class Harbor implements AutoCloseable {

	private final WovenClassLoader classLoader;

	private final ConfigurableApplicationContext context;

	private Harbor(WovenClassLoader classLoader, ConfigurableApplicationContext context) {
		this.classLoader = classLoader;
		this.context = context;
	}

	/**
	 * Start the application.
	 * @param urls where its classes are
	 * @param weaver what its classes tell
	 * @param store the folder of the store
	 * @param initializers what to do to the context before
	 * @param arguments what else stands on the command line
	 */
	static Harbor start(URL[] urls, Weaver weaver, Path store,
			List<ApplicationContextInitializer<ConfigurableApplicationContext>> initializers, List<String> arguments) {
		WovenClassLoader classLoader = new WovenClassLoader(urls, Harbor.class.getClassLoader(), weaver);
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(classLoader);
		try {
			SpringApplication application = new SpringApplication(new DefaultResourceLoader(classLoader),
					classLoader.loadClass("com.harborgoods.HarborApplication"));
			application.setRegisterShutdownHook(false);
			application.setLogStartupInfo(false);
			initializers.forEach(application::addInitializers);
			List<String> all = new ArrayList<>(
					List.of("--ember.cache.disk.directory=" + store, "--harbor.build.channel=ci",
							"--spring.jpa.properties.hibernate.session_factory.statement_inspector="
									+ Statements.class.getName()));
			all.addAll(arguments);
			return new Harbor(classLoader, application.run(all.toArray(String[]::new)));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	/**
	 * Call a cached method.
	 */
	Answer call(Call call) {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(this.classLoader);
		int computations = Recorder.count();
		int statements = Statements.count();
		String value;
		try {
			Object bean = this.context.getBean(this.classLoader.loadClass(call.type()));
			Method method = Stream.of(this.classLoader.loadClass(call.type()).getMethods())
				.filter((each) -> each.getName().equals(call.method()))
				.findFirst()
				.orElseThrow();
			method.setAccessible(true);
			value = Rendering.of(method.invoke(bean, arguments(call, method.getParameterTypes())));
		}
		catch (InvocationTargetException ex) {
			value = "throws " + ex.getCause();
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			value = "throws " + ex;
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
		boolean repository = call.type().endsWith("Repository");
		boolean computed = repository ? Statements.count() > statements : Recorder.count() > computations;
		return new Answer(value, computed || value.startsWith("throws "));
	}

	private Object[] arguments(Call call, Class<?>[] types) {
		String[] texts = call.arguments(types.length);
		Object[] arguments = new Object[types.length];
		for (int i = 0; i < types.length; i++) {
			Object text = (types[i] == List.class) ? List.of(texts[i].split("\\|")) : texts[i];
			arguments[i] = DefaultConversionService.getSharedInstance().convert(text, types[i]);
		}
		return arguments;
	}

	/**
	 * Call all cached methods.
	 */
	Map<Call, Answer> callAll(List<Call> calls) {
		Map<Call, Answer> answers = new LinkedHashMap<>();
		calls.forEach((call) -> answers.put(call, call(call)));
		return answers;
	}

	/**
	 * Call all cached methods after all caches were cleared, which gives what this code
	 * says.
	 */
	Map<Call, Answer> truth(List<Call> calls) {
		this.context.getBean(EmberCacheManager.class).resetCaches();
		return callAll(calls);
	}

	/**
	 * Return the lineages that the method of a call gave to values in this generation.
	 */
	List<Lineage> lineages(Call call) {
		return lineages().given(call.cache())
			.stream()
			.filter((lineage) -> lineage.producer() != null && lineage.producer().contains("." + call.method() + "("))
			.toList();
	}

	Lineages lineages() {
		return this.context.getBean(Lineages.class);
	}

	/**
	 * Close the application, and the database in memory, which would hold the class
	 * loader.
	 */
	@Override
	public void close() {
		try {
			String database = databaseUrl();
			this.context.close();
			try (Connection connection = DriverManager.getConnection(database, "sa", "");
					Statement statement = connection.createStatement()) {
				statement.execute("SHUTDOWN");
			}
			this.classLoader.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String databaseUrl() throws SQLException {
		try (Connection connection = this.context.getBean(DataSource.class).getConnection()) {
			return connection.getMetaData().getURL();
		}
	}

	/**
	 * What a call gave.
	 *
	 * @param value what it returned
	 * @param computed whether the method ran
	 */
	record Answer(String value, boolean computed) {
	}

}
