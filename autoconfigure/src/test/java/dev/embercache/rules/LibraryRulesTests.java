package dev.embercache.rules;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.embercache.codec.Codec;
import dev.embercache.rules.LibraryRules.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LibraryRules}, and for what the codec makes of them.
 */
@ExtendWith(OutputCaptureExtension.class)
class LibraryRulesTests {

	private static final String HERE = LibraryRulesTests.class.getName() + "$";

	@TempDir
	Path folder;

	@Test
	void theMoreSpecificPatternDecides() throws IOException {
		LibraryRules rules = load("service com.acme.** it is in a tree", "service com.acme.files.* it is in a package",
				"service com.acme.files.Window it is a class");
		assertThat(rules.find(Word.SERVICE, "com.acme.files.Window")).isEqualTo("it is a class");
		assertThat(rules.find(Word.SERVICE, "com.acme.files.Window$Pane")).isEqualTo("it is a class");
		assertThat(rules.find(Word.SERVICE, "com.acme.files.Door")).isEqualTo("it is in a package");
		assertThat(rules.find(Word.SERVICE, "com.acme.files.deep.Door")).isEqualTo("it is in a tree");
		assertThat(rules.find(Word.SERVICE, "com.acmes.Door")).isNull();
	}

	@Test
	void aClassComesBeforeWhatItExtendsOrImplements() throws IOException {
		LibraryRules rules = load("service " + HERE + "Client it calls", "service " + HERE + "Base it is a base",
				"service " + HERE + "Own it is itself");
		assertThat(rules.find(Word.SERVICE, Own.class)).isEqualTo("it is itself");
		assertThat(rules.find(Word.SERVICE, Derived.class)).isEqualTo("it is a base");
		assertThat(rules.find(Word.SERVICE, Base.class)).isEqualTo("it is a base");
		assertThat(rules.find(Word.DATA, Own.class)).isNull();
	}

	@Test
	void aServiceOfTheApplicationIsNoValue() throws IOException {
		Codec codec = codec("service " + HERE + "Client it calls the tariff server");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> codec.encode(List.of("x", new Base())))
			.withMessageContaining(
					"[1] (" + HERE + "Base): it calls the tariff server. Return what it is asked for, not itself.");
	}

	@Test
	void aViewIsNoValueAndSaysWhatToReturn() throws IOException {
		Codec codec = codec("view " + HERE + "Client Return its text.");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> codec.encode(new Base()))
			.withMessageContaining("only stands for something else. Return its text.");
	}

	@Test
	void dataComesBeforeServicesAndSharedObjects() throws IOException {
		Codec codec = codec("service " + HERE + "Client it calls", "shared " + HERE + "Client",
				"data " + HERE + "Base");
		assertThat(codec.decode(codec.encode(new Base()).bytes())).isInstanceOf(Base.class);
		assertThat(codec.isShared(new Base())).isFalse();
		assertThat(codec.isShared(new Derived())).isTrue();
	}

	@Test
	void countersAndLocksAreSharedWithoutARuleOfTheApplication() throws IOException {
		Codec codec = codec();
		assertThat(codec.isShared(new AtomicInteger())).isTrue();
		assertThat(codec.isShared(new java.util.concurrent.locks.ReentrantLock())).isTrue();
		assertThat(codec.isShared(new ArrayList<>())).isFalse();
	}

	@Test
	void aLineThatIsNoRuleIsNamedAndTheOthersHaveTheirEffect(CapturedOutput output) throws IOException {
		LibraryRules rules = load("# a comment", "", "services com.acme.Client x", "service com.acme.Client",
				"shared com.acme.Client a text", "shared com.acme.Counter");
		assertThat(output).contains("acme.rules", "line 3: 'services' is not one of the words [data, service")
			.contains("line 4: 'service' takes a pattern and a text")
			.contains("line 5: 'shared' takes a pattern and nothing else");
		assertThat(rules.has(LibraryRules.Word.SHARED, "com.acme.Counter")).isTrue();
		assertThat(rules.has(LibraryRules.Word.SHARED, "com.acme.Client")).isFalse();
	}

	private Codec codec(String... rules) throws IOException {
		return Codec.builder(getClass().getClassLoader())
			.applicationClasses((name) -> name.startsWith(HERE))
			.rules(load(rules))
			.build();
	}

	private LibraryRules load(String... rules) throws IOException {
		Path file = this.folder.resolve("META-INF/ember-cache/acme.rules");
		Files.createDirectories(file.getParent());
		Files.write(file, List.of(rules));
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { this.folder.toUri().toURL() },
				getClass().getClassLoader())) {
			return LibraryRules.load(classLoader);
		}
	}

	interface Client {

	}

	static class Base implements Client {

	}

	static class Derived extends Base {

	}

	static class Own extends Base {

	}

}
