package dev.embercache.codec;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Classes of libraries in values that another process reads, which has not seen them.
 */
class LibraryTypesTests {

	/** The application is in the package shop, the library in lib. */
	private static final List<String> SOURCES = List.of(
			"""
					package lib;
					public class Point implements java.io.Serializable {
								static { System.setProperty("lib.Point.initialized", "yes"); }
						public int x; public Unit unit;
						public Point() { }
						public Point(int x) { this.x = x; }
						@Override public boolean equals(Object other) { return other instanceof Point that && that.x == this.x; }
						@Override public int hashCode() { return this.x; }
						public enum Unit { METER, MILE }
					}
					""",
			"""
					package lib;
					public class Precision implements java.io.Serializable {
						public static final Type FIXED = new Type("fixed");
						public Type type = FIXED;
						public static class Type implements java.io.Serializable {
							private static final java.util.Map<String, Type> ALL = new java.util.HashMap<>();
							private final String name;
							Type(String name) { this.name = name; ALL.put(name, this); }
							private Object readResolve() { return ALL.get(this.name); }
						}
					}
					""", """
					package lib;
					public interface Shape { }
					""", """
					package lib;
					public class Circle implements Shape { public int radius = 1; public Corner corner = new Corner(); }
					""", """
					package lib;
					public class Corner { public int size = 2; }
					""", """
					package lib;
					public class Ranking implements java.util.Comparator<Object>, java.io.Serializable {
						static { System.setProperty("lib.Ranking.initialized", "yes"); }
						@Override public int compare(Object one, Object other) { return 0; }
					}
					""",
			"""
					package lib;
					public class Trap implements Shape, java.io.Serializable {
						static { System.setProperty("lib.Trap.initialized", "yes"); }
						private void readObject(java.io.ObjectInputStream in) { System.setProperty("lib.Trap.read", "yes"); }
					}
					""",
			"""
					package lib;
					public class Beside { static { System.setProperty("lib.Beside.initialized", "yes"); } }
					""", """
					package shop;
					public class Order { public Object any; public lib.Shape shape; }
					""");

	@TempDir
	private static Path classes;

	private final URLClassLoader first = loader();

	private final URLClassLoader second = loader();

	@BeforeEach
	void compile() throws IOException {
		for (String property : List.of("lib.Point.initialized", "lib.Trap.initialized", "lib.Trap.read",
				"lib.Beside.initialized")) {
			System.clearProperty(property);
		}
		if (Files.exists(classes.resolve("lib"))) {
			return;
		}
		List<Path> files = new ArrayList<>();
		for (String source : SOURCES) {
			files.add(Files.writeString(
					classes.resolve(source.replaceAll("(?s).*?public (?:class|interface) (\\w+).*", "$1.java")),
					source));
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter out = new StringWriter();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			assertThat(compiler
				.getTask(out, manager, null, List.of("-d", classes.toString()), null,
						manager.getJavaFileObjectsFromPaths(files))
				.call()).as(out.toString()).isTrue();
		}
	}

	private static URLClassLoader loader() {
		try {
			return new URLClassLoader(new URL[] { classes.toUri().toURL() }, LibraryTypesTests.class.getClassLoader());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static CodecBuilder builder(ClassLoader loader) {
		return Codec.builder(loader).applicationClasses((name) -> name.startsWith("shop."));
	}

	private Encoded written(Object value) {
		return builder(this.first).build().encode(value);
	}

	private Object make(String name, Object... arguments) throws ReflectiveOperationException {
		return Arrays.stream(this.first.loadClass(name).getConstructors())
			.filter((constructor) -> constructor.getParameterCount() == arguments.length)
			.findFirst()
			.orElseThrow()
			.newInstance(arguments);
	}

	@Test
	void whatWasWrittenIsReadByWhoKnowsItsNames() throws Exception {
		Object point = make("lib.Point", 3);
		Object mile = this.first.loadClass("lib.Point$Unit").getEnumConstants()[1];
		Encoded encoded = written(new ArrayList<>(
				List.of(point, mile, this.first.loadClass("lib.Shape"), Set.of(make("lib.Corner")).toArray())));
		assertThat(encoded.libraryNames()).contains("lib.Point", "lib.Point$Unit", "lib.Shape", "lib.Corner");
		assertThat(encoded.classNames()).isEmpty();
		Codec reading = builder(this.second).build();
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decode(encoded.bytes()))
			.withMessageContaining("lib.Point");
		assertThat(System.getProperty("lib.Point.initialized")).isEqualTo("yes");
		reading.know(encoded.libraryNames());
		List<?> read = (List<?>) reading.decode(encoded.bytes());
		assertThat(read.get(0).getClass()).isSameAs(this.second.loadClass("lib.Point"));
		assertThat(read.get(1)).hasToString("MILE");
		assertThat(read.get(2)).isSameAs(this.second.loadClass("lib.Shape"));
	}

	@Test
	void untrustedBytesDoNotProfitFromWhatIsKnown() throws Exception {
		Encoded encoded = written(make("lib.Point", 3));
		System.clearProperty("lib.Point.initialized");
		Codec reading = builder(this.second).build();
		reading.know(encoded.libraryNames());
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decodeUntrusted(encoded.bytes()))
			.withMessageContaining("lib.Point")
			.withMessageContaining("'ember.cache.codec.allowed-packages'")
			.withMessageContaining("'ember.cache.redis.signing-key'");
		assertThat(System.getProperty("lib.Point.initialized")).isNull();
		assertThat(reading.decode(encoded.bytes()).getClass().getName()).isEqualTo("lib.Point");
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decodeUntrusted(encoded.bytes()));
	}

	@Test
	void untrustedBytesMayNameWhatTheApplicationMentions() throws Exception {
		Encoded encoded = written(new ArrayList<>(
				List.of(make("lib.Point", 3), this.first.loadClass("lib.Point$Unit").getEnumConstants()[1])));
		Codec reading = builder(this.second).mentionedClasses("lib.Point"::equals).build();
		assertThat((List<?>) reading.decodeUntrusted(encoded.bytes())).hasSize(2);
		Encoded other = written(make("lib.Corner"));
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decodeUntrusted(other.bytes()));
	}

	@Test
	void whatIsMentionedToBeCalledIsNoData() throws Exception {
		Encoded encoded = written(new TreeSet<>((Comparator<?>) make("lib.Ranking")));
		System.clearProperty("lib.Ranking.initialized");
		Codec reading = builder(this.second).mentionedClasses("lib.Ranking"::equals).build();
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decodeUntrusted(encoded.bytes()))
			.withMessageContaining("'lib.Ranking' is meant to be called");
		assertThat(System.getProperty("lib.Ranking.initialized")).isNull();
		reading.allow(this.second.loadClass("lib.Ranking"));
		assertThat(reading.decodeUntrusted(encoded.bytes())).isInstanceOf(TreeSet.class);
	}

	@Test
	void whatNoOtherProcessCouldReadIsToldWhenItIsWritten() throws Exception {
		Codec writing = builder(this.first).build();
		Encoded encoded = writing.encode(make("lib.Point", 3));
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> writing.checkReadableByAll(encoded));
		writing.allow(this.first.loadClass("lib.Point"));
		writing.checkReadableByAll(encoded);
	}

	@Test
	void whatADeclaredTypeHoldsIsReadWithWhatImplementsIt() throws Exception {
		Encoded encoded = written(make("lib.Circle"));
		Codec reading = builder(this.second).build();
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decodeUntrusted(encoded.bytes()));
		reading.allow(this.second.loadClass("shop.Order"));
		assertThat(reading.decodeUntrusted(encoded.bytes()).getClass().getName()).isEqualTo("lib.Circle");
	}

	@Test
	void whatStandsBesideADeclaredTypeIsNotLoadedOrRunsCode() throws Exception {
		Codec reading = builder(this.second).build();
		reading.allow(this.second.loadClass("shop.Order"));
		for (String name : List.of("lib.Trap", "lib.Beside")) {
			byte[] bytes = Documents.of("[\"%s()\"]".formatted(name));
			assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decodeUntrusted(bytes));
			assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> reading.decode(bytes));
			assertThat(System.getProperty(name + ".initialized")).isNull();
		}
		assertThat(System.getProperty("lib.Trap.read")).isNull();
	}

	@Test
	void aClassIsInitializedWithItsNestBeforeItsHookIsCalled() throws Exception {
		Object precision = make("lib.Precision");
		Encoded whole = written(precision);
		Object type = precision.getClass().getField("type").get(precision);
		Encoded part = written(type);
		for (Encoded encoded : List.of(whole, part)) {
			try (URLClassLoader fresh = loader()) {
				Codec reading = builder(fresh).build();
				reading.know(encoded.libraryNames());
				assertThat(reading.decode(encoded.bytes())).isNotNull();
			}
		}
		Codec reading = builder(this.second).build();
		reading.know(part.libraryNames());
		assertThat(reading.decode(part.bytes()))
			.isSameAs(this.second.loadClass("lib.Precision").getField("FIXED").get(null));
	}

	@Test
	void classesThatARuleListsGoUnderOneName() {
		Set<String> lists = written(new ArrayList<>(List.of(ImmutableList.of(1, 2), ImmutableList.of(1))))
			.libraryNames();
		assertThat(lists).hasSize(2).contains("com.google.common.collect.ImmutableCollection");
		assertThat(written(ImmutableList.of()).libraryNames()).isNotEmpty().isSubsetOf(lists);
	}

	@Test
	void theLibraryOfASuperclassAndOfAKeyIsNamed() throws Exception {
		Codec codec = builder(this.first).build();
		assertThat(codec.encodeKey(make("lib.Point", 3)).libraryNames()).containsExactly("lib.Point");
		assertThat(codec.encodeKey(new org.springframework.cache.interceptor.SimpleKey(1, 2)).libraryNames()).isEmpty();
	}

}
