package dev.embercache.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.Producer;

/**
 * An application of 2,000 classes with 200 cached methods. There are 200 services, each
 * with a repository of its own entity, an interface with two implementations, a mapper,
 * and value classes. Entities and repositories have a base class, and services come in
 * groups of five that call one another, so that a cached method reaches 40 classes.
 */
final class GeneratedApplication {

	static final int SERVICES = 200;

	private static final int GROUP = 5;

	private static final List<String> SHARED = List.of("""
			public abstract class Entity {
				private final String id;
				protected Entity(String id) { this.id = id; }
				public String id() { return this.id; }
			}
			""", """
			public record Money(int cents) implements Comparable<Money> {
				public Money plus(Money other) { return new Money(this.cents + other.cents); }
				public int compareTo(Money other) { return Integer.compare(this.cents, other.cents); }
			}
			""", """
			import java.util.*;
			public abstract class Repository<T extends Entity> {
				private final Map<String, T> items = new TreeMap<>();
				public void add(T item) { this.items.put(item.id(), item); }
				public T find(String id) { return this.items.get(id); }
				public List<T> all() { return new ArrayList<>(this.items.values()); }
			}
			""",
			"public final class Texts { static String join(String a, String b) { return a.trim() + \"-\" + b.trim(); } }");

	private static final List<String> EACH = List.of("""
			public class Item@N@ extends Entity {
				private final String title;
				private final Money price;
				private final Kind@N@ kind;
				public Item@N@(String id, String title, Money price, Kind@N@ kind) {
					super(id);
					this.title = title;
					this.price = price;
					this.kind = kind;
				}
				public String title() { return this.title; }
				public Money price() { return this.price; }
				public Kind@N@ kind() { return this.kind; }
				String tag() { return "#" + id(); }
			}
			""", "public enum Kind@N@ { PLAIN, FINE, RARE; int factor() { return ordinal() + @N@; } }", """
			@C@public class Repository@N@ extends Repository<Item@N@> {
				public Repository@N@() {
					add(new Item@N@("a", "alpha", new Money(@N@), Kind@N@.PLAIN));
				}
			}
			""", "public interface Policy@N@ { int tax(Item@N@ item); }", """
			@C@public class FlatPolicy@N@ implements Policy@N@ {
				public int tax(Item@N@ item) { return item.price().cents() * 19 / 100; }
			}
			""", """
			public class SalePolicy@N@ implements Policy@N@ {
				public int tax(Item@N@ item) { return item.kind().factor(); }
			}
			""", """
			import java.util.*;
			public class Mapper@N@ {
				List<View@N@> views(List<Item@N@> items) {
					return items.stream().map((item) -> new View@N@(Texts.join(item.title(), item.tag()))).toList();
				}
			}
			""", "public record View@N@(String text) { }", """
			public class Controller@N@ {
				private final Service@N@ service;
				public Controller@N@(Service@N@ service) { this.service = service; }
				public String get(String id) { return this.service.find(id).toString(); }
			}
			""", """
			import java.util.*;
			@C@public class Service@N@ {
				private final Repository@N@ repository;
				private final Policy@N@ policy;
				private final Mapper@N@ mapper = new Mapper@N@();
				private final Service@M@ next;
				public Service@N@(Repository@N@ repository, Policy@N@ policy, @L@Service@M@ next) {
					this.repository = repository;
					this.policy = policy;
					this.next = next;
				}
				@K@public List<View@N@> find(String id) {
					int sum = 0;
					for (Item@N@ item : this.repository.all()) {
						sum += item.price().plus(new Money(this.policy.tax(item))).cents();
					}
					sum += this.next.total(4);
					return (sum > 0) ? this.mapper.views(this.repository.all()) : List.of();
				}
				public int total(int steps) {
					int sum = (steps > 0) ? this.next.total(steps - 1) : 0;
					for (Item@N@ item : this.repository.all()) {
						sum += this.policy.tax(item);
					}
					return sum;
				}
			}
			""");

	private static final String MAIN = """
			@org.springframework.boot.autoconfigure.SpringBootApplication
			@org.springframework.cache.annotation.EnableCaching
			public class Application {
				public static void main(String[] args) {
					org.springframework.boot.SpringApplication.run(Application.class, args);
				}
			}
			""";

	private final Path folder;

	private final boolean spring;

	private GeneratedApplication(Path folder, boolean spring) {
		this.folder = folder;
		this.spring = spring;
	}

	/**
	 * Generate an application whose classes know nothing of Spring.
	 */
	GeneratedApplication(Path folder) throws IOException {
		this(Files.createDirectories(folder), false);
		compile(sources(SERVICES));
	}

	/**
	 * Generate an application of Spring Boot whose class {@code com.acme.Application}
	 * starts it.
	 * @param services the number of services, a multiple of five
	 */
	static GeneratedApplication withSpring(Path folder, int services) throws IOException {
		GeneratedApplication application = new GeneratedApplication(Files.createDirectories(folder), true);
		List<JavaFileObject> sources = application.sources(services);
		sources.add(new Source(MAIN));
		application.compile(sources);
		return application;
	}

	/**
	 * Return the application of Spring Boot that was generated in a folder.
	 */
	static GeneratedApplication in(Path folder) {
		return new GeneratedApplication(folder, true);
	}

	private List<JavaFileObject> sources(int services) {
		List<JavaFileObject> sources = new ArrayList<>();
		SHARED.forEach((text) -> sources.add(new Source(text)));
		for (int i = 0; i < services; i++) {
			for (String text : EACH) {
				sources.add(source(text, i));
			}
		}
		return sources;
	}

	/**
	 * Services call one another in circles, which Spring opens with a proxy.
	 */
	private Source source(String text, int service) {
		boolean closesCircle = next(service) < service;
		return new Source(text.replace("@N@", String.valueOf(service))
			.replace("@M@", String.valueOf(next(service)))
			.replace("@C@", this.spring ? "@org.springframework.stereotype.Component " : "")
			.replace("@K@", this.spring ? "@org.springframework.cache.annotation.Cacheable(\"views\") " : "")
			.replace("@L@", (this.spring && closesCircle) ? "@org.springframework.context.annotation.Lazy " : ""));
	}

	/**
	 * Compile one class with another body.
	 * @param number what it returns
	 */
	void change(int number) throws IOException {
		compile(List
			.of(source("@C@public class FlatPolicy@N@ implements Policy@N@ { public int tax(Item@N@ item) { return "
					+ number + "; } }", 4)));
	}

	private void compile(List<JavaFileObject> sources) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
			files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(this.folder.toFile()));
			String classPath = this.spring ? this.folder + File.pathSeparator + System.getProperty("java.class.path")
					: this.folder.toString();
			List<String> options = List.of("-g", "-parameters", "-proc:none", "-classpath", classPath);
			if (!compiler.getTask(null, files, null, options, null, sources).call()) {
				throw new IllegalStateException("The sources do not compile");
			}
		}
	}

	URL url() {
		try {
			return this.folder.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	ClassLoader classLoader() {
		return new URLClassLoader(new URL[] { url() }, getClass().getClassLoader());
	}

	List<Producer> producers() {
		List<Producer> producers = new ArrayList<>();
		for (int i = 0; i < SERVICES; i++) {
			List<BeanWiring> wiring = new ArrayList<>();
			for (int j = i; wiring.size() < 3 * GROUP; j = next(j)) {
				wiring.add(BeanWiring.of("service" + j, "com.acme.Service" + j, "repository" + j, "policy" + j,
						"service" + next(j)));
				wiring.add(BeanWiring.of("repository" + j, "com.acme.Repository" + j));
				wiring.add(BeanWiring.of("policy" + j, "com.acme.FlatPolicy" + j));
			}
			producers.add(new Producer("com.acme.Service" + i, "find", List.of("java.lang.String"), wiring));
		}
		return producers;
	}

	private static int next(int service) {
		return (service % GROUP == GROUP - 1) ? service - GROUP + 1 : service + 1;
	}

	Map<String, BeanWiring> beans() {
		Map<String, BeanWiring> beans = new HashMap<>();
		producers().forEach((producer) -> producer.wiring().forEach((bean) -> beans.put(bean.name(), bean)));
		return beans;
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///com/acme/" + name(text) + ".java"), Kind.SOURCE);
			this.text = "package com.acme;\n" + text;
		}

		private static String name(String text) {
			return text.split("(?:class|interface|enum|record) ", 2)[1].split("\\W", 2)[0];
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
