package dev.embercache.codec;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Values that outlive the class loader of their classes.
 */
class CodecLoaderTests {

	private static final String ORDER = """
			package shop;
			public class Order implements java.io.Serializable {
				public String name; public State state; public java.util.List<Object> lines = new java.util.ArrayList<>();
				public Order() { }
				public static Object make() {
					Order order = new Order();
					order.name = "tea"; order.state = State.OPEN;
					order.lines.add(new Line(5L, State.PAID)); order.lines.add(java.util.List.of(new Line(6L, null)));
					order.lines.add(java.util.EnumSet.of(State.OPEN)); order.lines.add(new State[] { State.PAID });
					order.lines.add(Line.class);
					order.lines.add(java.util.Collections.checkedList(new java.util.ArrayList<>(java.util.List.of(State.OPEN)), State.class));
					return order;
				}
			}
			""";

	private static final String LINE = """
			package shop;
			public record Line(Long id, State state) { }
			""";

	private static final String STATE = """
			package shop;
			public enum State { OPEN, PAID { @Override public String toString() { return "paid!"; } } }
			""";

	@TempDir
	Path folder;

	@BeforeEach
	void compile() throws IOException {
		compile(this.folder.resolve("classes"), Map.of("Order", ORDER, "Line", LINE, "State", STATE));
	}

	private void compile(Path classes, Map<String, String> sources) throws IOException {
		Path shop = Files.createDirectories(this.folder.resolve("src/shop"));
		Files.createDirectories(classes);
		List<String> arguments = new ArrayList<>(
				List.of("-parameters", "-d", classes.toString(), "-cp", classes.toString()));
		for (Map.Entry<String, String> source : sources.entrySet()) {
			Path file = shop.resolve(source.getKey() + ".java");
			Files.writeString(file, source.getValue());
			arguments.add(file.toString());
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Writer out = new StringWriter();
		List<Path> files = arguments.stream().filter((each) -> each.endsWith(".java")).map(Path::of).toList();
		boolean compiled = compiler
			.getTask(out, null, null, arguments.stream().filter((each) -> !each.endsWith(".java")).toList(), null,
					compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files))
			.call();
		assertThat(compiled).as(out.toString()).isTrue();
	}

	private URLClassLoader generation() throws IOException {
		return new ChildFirst(this.folder.resolve("classes"), getClass().getClassLoader());
	}

	private static Codec codec(ClassLoader classLoader) {
		return Codec.builder(classLoader).applicationClasses((name) -> name.startsWith("shop.")).build();
	}

	private static Object make(ClassLoader generation) throws ReflectiveOperationException {
		return generation.loadClass("shop.Order").getMethod("make").invoke(null);
	}

	private static Encoded encode(ClassLoader generation) throws ReflectiveOperationException {
		return codec(generation).encode(make(generation));
	}

	@Test
	void aValueIsReadWithTheClassesOfTheNextGeneration() throws Exception {
		try (URLClassLoader first = generation(); URLClassLoader second = generation()) {
			Encoded encoded = encode(first);
			assertThat(encoded.classNames()).containsExactlyInAnyOrder("shop.Order", "shop.Line", "shop.State");
			assertThat(codec(first).immutable(make(first))).isFalse();
			Object order = codec(second).decode(encoded.bytes());
			assertThat(order.getClass()).isSameAs(second.loadClass("shop.Order"));
			List<?> lines = (List<?>) order.getClass().getField("lines").get(order);
			assertThat(lines.get(0).getClass()).isSameAs(second.loadClass("shop.Line"));
			assertThat(lines.get(3).getClass().componentType()).isSameAs(second.loadClass("shop.State"));
			assertThat(lines.get(4)).isSameAs(second.loadClass("shop.Line"));
			assertThat(codec(second).encode(order).bytes()).isEqualTo(encoded.bytes());
		}
	}

	@Test
	void aClassThatWasDeletedDoesNotRiseAgainAsItsTwinInTheParent() throws Exception {
		try (URLClassLoader parent = new URLClassLoader(urls(this.folder.resolve("classes")),
				getClass().getClassLoader());
				URLClassLoader first = new ChildFirst(this.folder.resolve("classes"), parent)) {
			Encoded encoded = encode(first);
			for (String deleted : List.of("State", "Line", "Order")) {
				Path rest = this.folder.resolve("without" + deleted);
				copyWithout(rest, deleted);
				try (URLClassLoader second = new ChildFirst(rest, parent)) {
					assertThatExceptionOfType(DecodingException.class)
						.isThrownBy(() -> codec(second).decode(encoded.bytes()))
						.withMessageContaining("shop." + deleted)
						.withMessageContaining(parent.toString())
						.withMessageContaining(second.toString());
				}
			}
		}
	}

	@Test
	void aClassThatDoesNotExistAnyMoreIsADecodingException() throws Exception {
		try (URLClassLoader first = generation()) {
			Encoded encoded = encode(first);
			assertThatExceptionOfType(DecodingException.class)
				.isThrownBy(() -> codec(getClass().getClassLoader()).decode(encoded.bytes()))
				.withMessageContaining("shop.Order");
		}
	}

	@Test
	void aValueOfAnotherGenerationIsRefused() throws Exception {
		try (URLClassLoader first = generation(); URLClassLoader second = generation()) {
			Object old = make(first);
			assertThatExceptionOfType(EncodingException.class).isThrownBy(() -> codec(second).encode(old))
				.withMessageContaining(first.toString())
				.withMessageContaining(second.toString());
			assertThatExceptionOfType(EncodingException.class)
				.isThrownBy(() -> codec(second).encode(new ArrayList<>(List.of(old))))
				.withMessageContaining("ArrayList[0]");
		}
	}

	@Test
	void aFieldThatWasAddedIsADecodingException() throws Exception {
		try (URLClassLoader first = generation()) {
			Encoded encoded = encode(first);
			compile(this.folder.resolve("classes"),
					Map.of("Line", "package shop; public record Line(Long id, State state, int count) { }", "Order",
							ORDER.replace(", State.PAID)", ", State.PAID, 1)").replace("(6L, null)", "(6L, null, 1)"),
							"State", STATE));
			try (URLClassLoader second = generation()) {
				assertThatExceptionOfType(DecodingException.class)
					.isThrownBy(() -> codec(second).decode(encoded.bytes()))
					.withMessageContaining("shop.Line has changed: ");
			}
		}
	}

	@Test
	void anEnumConstantKeepsItsNameWhenOthersAreInsertedBeforeIt() throws Exception {
		try (URLClassLoader first = generation()) {
			Encoded encoded = encode(first);
			compile(this.folder.resolve("classes"), Map.of("State", STATE.replace("OPEN,", "NEW, OPEN,")));
			try (URLClassLoader second = generation()) {
				Object order = codec(second).decode(encoded.bytes());
				assertThat(order.getClass().getField("state").get(order)).hasToString("OPEN");
			}
		}
	}

	@Test
	void readsAndWritesOnThreadsWithAnotherContextLoader() throws Exception {
		try (URLClassLoader first = generation(); URLClassLoader second = generation()) {
			Encoded encoded = encode(first);
			Codec codec = codec(second);
			Callable<Object> work = () -> codec.encode(codec.decode(encoded.bytes())).bytes();
			assertThat(ForkJoinPool.commonPool().submit(work).get()).isEqualTo(encoded.bytes());
			FutureTask<Object> task = new FutureTask<>(work);
			Thread thread = new Thread(task);
			thread.setContextClassLoader(null);
			thread.start();
			assertThat(task.get()).isEqualTo(encoded.bytes());
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void readsAndWritesOnVirtualThreads() throws Exception {
		try (URLClassLoader first = generation(); URLClassLoader second = generation()) {
			Encoded encoded = encode(first);
			Codec codec = codec(second);
			FutureTask<Object> task = new FutureTask<>(() -> codec.encode(codec.decode(encoded.bytes())).bytes());
			Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
			assertThat(task.get()).isEqualTo(encoded.bytes());
		}
	}

	@Test
	void nothingOfAGenerationIsKept() throws Exception {
		List<WeakReference<ClassLoader>> generations = new ArrayList<>();
		byte[] bytes = null;
		for (int i = 0; i < 20; i++) {
			bytes = live(bytes, generations);
		}
		await().until(() -> {
			System.gc();
			return generations.stream().allMatch((each) -> each.get() == null);
		});
	}

	private byte[] live(byte[] before, List<WeakReference<ClassLoader>> generations) throws Exception {
		try (URLClassLoader generation = generation()) {
			generations.add(new WeakReference<>(generation));
			Codec codec = codec(generation);
			codec.allow(generation.loadClass("shop.Order"));
			Object order = (before != null) ? codec.decode(before) : make(generation);
			CopySource original = codec.copySourceOf(order);
			for (int copies = 0; copies < 250; copies++) {
				original.copy();
			}
			codec.immutable(order);
			Map<Object, Object> key = new HashMap<>();
			key.put("a", List.of(generation.loadClass("shop.State").getEnumConstants()[0]));
			codec.encodeKey(key);
			return codec.encode(order).bytes();
		}
	}

	private void copyWithout(Path target, String name) throws IOException {
		Files.createDirectories(target.resolve("shop"));
		try (Stream<Path> files = Files.list(this.folder.resolve("classes/shop"))) {
			for (Path file : files.toList()) {
				if (!file.getFileName().toString().matches(name + "(\\$.*)?\\.class")) {
					Files.copy(file, target.resolve("shop").resolve(file.getFileName()));
				}
			}
		}
	}

	private static URL[] urls(Path... folders) {
		return Arrays.stream(folders).map((folder) -> {
			try {
				return folder.toUri().toURL();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}).toArray(URL[]::new);
	}

	/**
	 * Looks into its own folder before it asks its parent, as a restart class loader
	 * does.
	 */
	private static final class ChildFirst extends URLClassLoader {

		ChildFirst(Path folder, ClassLoader parent) {
			super(urls(folder), parent);
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				if (loaded != null) {
					return loaded;
				}
				try {
					return name.startsWith("shop.") ? findClass(name) : super.loadClass(name, resolve);
				}
				catch (ClassNotFoundException ex) {
					return super.loadClass(name, resolve);
				}
			}
		}

	}

}
