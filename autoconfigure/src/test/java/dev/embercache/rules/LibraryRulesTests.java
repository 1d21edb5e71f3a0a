package dev.embercache.rules;

import java.io.IOException;
import java.io.Serializable;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.embercache.codec.Codec;

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
		assertThat(text(rules.find(Word.SERVICE, "com.acme.files.Window"))).isEqualTo("it is a class");
		assertThat(text(rules.find(Word.SERVICE, "com.acme.files.Window$Pane"))).isEqualTo("it is a class");
		assertThat(text(rules.find(Word.SERVICE, "com.acme.files.Door"))).isEqualTo("it is in a package");
		assertThat(text(rules.find(Word.SERVICE, "com.acme.files.deep.Door"))).isEqualTo("it is in a tree");
		assertThat(rules.find(Word.SERVICE, "com.acmes.Door")).isNull();
	}

	@Test
	void theBeginningOfANameStandsForTheClassesOfThePackageThatBeginSo() throws IOException {
		LibraryRules rules = load("service com.acme.Tariff* it is a tariff",
				"service com.acme.TariffBook* it is a book", "service com.acme.* it is in a package");
		assertThat(text(rules.find(Word.SERVICE, "com.acme.TariffClient"))).isEqualTo("it is a tariff");
		assertThat(text(rules.find(Word.SERVICE, "com.acme.TariffBook$Page"))).isEqualTo("it is a book");
		assertThat(text(rules.find(Word.SERVICE, "com.acme.Tax"))).isEqualTo("it is in a package");
		assertThat(rules.find(Word.SERVICE, "com.acme.tax.TariffClient")).isNull();
	}

	@Test
	void aPatternCanNameMethods() throws IOException {
		LibraryRules rules = load("constant com.acme.Money#none", "constant com.acme.**#all", "data com.acme.Money");
		assertThat(rules.find(Word.CONSTANT, "com.acme.Money", "none", "()V")).isNotNull();
		assertThat(rules.find(Word.CONSTANT, "com.acme.Money", "some", "()V")).isNull();
		assertThat(rules.find(Word.CONSTANT, "com.acme.Tax", "none", "()V")).isNull();
		assertThat(rules.methods(Word.CONSTANT, "com.acme.Money")).containsOnlyKeys("none", "all");
		assertThat(rules.has(Word.CONSTANT, "com.acme.Money")).isFalse();
	}

	@Test
	void anAsteriskInANameStandsForAnyCharacters() throws IOException {
		LibraryRules rules = load("container com.acme.*Map", "silent **#size", "silent com.acme.Tax#get*");
		assertThat(rules.has(Word.CONTAINER, "com.acme.RingMap")).isTrue();
		assertThat(rules.has(Word.CONTAINER, "com.acme.RingMap$Entry")).isFalse();
		assertThat(rules.find(Word.SILENT, "Tax", "size", "()I")).isNotNull();
		assertThat(rules.find(Word.SILENT, "com.acme.Tax", "getRate", "()I")).isNotNull();
		assertThat(rules.find(Word.SILENT, "com.acme.Tax", "isFlat", "()Z")).isNull();
	}

	@Test
	void whatNamesTheMethodDecidesBeforeWhatNamesPartOfItAndThatBeforeTheClass() throws IOException {
		LibraryRules rules = load("untracked com.acme.Clock all", "untracked com.acme.**#now* some",
				"untracked com.acme.**#now one", "untracked com.acme.*#now nearer");
		assertThat(text(rules.find(Word.UNTRACKED, "com.acme.Clock", "zone", "()V"))).isEqualTo("all");
		assertThat(text(rules.find(Word.UNTRACKED, "com.acme.Clock", "nowUtc", "()V"))).isEqualTo("some");
		assertThat(text(rules.find(Word.UNTRACKED, "com.acme.Clock", "now", "()V"))).isEqualTo("nearer");
		assertThat(text(rules.find(Word.UNTRACKED, "com.acme.deep.Clock", "now", "()V"))).isEqualTo("one");
	}

	@Test
	void parametersTellOverloadedMethodsApart() throws IOException {
		LibraryRules rules = load("silent com.acme.Text#add", "-silent com.acme.Text#add(int,java.lang.Object[])",
				"-silent com.acme.Text#end()");
		assertThat(rules.find(Word.SILENT, "com.acme.Text", "add", "(ILjava/lang/Object;)V")).isNotNull();
		assertThat(rules.find(Word.SILENT, "com.acme.Text", "add", "(I[Ljava/lang/Object;)V")).isNull();
		assertThat(load("silent com.acme.Text", "-silent com.acme.Text#end()").find(Word.SILENT, "com.acme.Text", "end",
				"()V"))
			.isNull();
	}

	@Test
	void aMinusTakesBackWhatALessSpecificRuleSays() throws IOException {
		LibraryRules rules = load("service com.acme.** it is in a tree", "-service com.acme.Tax",
				"service " + HERE + "Client it calls", "-service " + HERE + "Base");
		assertThat(rules.has(Word.SERVICE, "com.acme.Tax$Rate")).isFalse();
		assertThat(rules.has(Word.SERVICE, "com.acme.Money")).isTrue();
		assertThat(rules.find(Word.SERVICE, Derived.class)).isNull();
		assertThat(rules.find(Word.SERVICE, Client.class)).isNotNull();
	}

	@Test
	void whatIsRememberedIsWhatTheRulesSay() throws IOException {
		Predicate<String> containers = load("container com.acme.Ring").remembering(Word.CONTAINER);
		assertThat(containers.test("com.acme.Ring")).isTrue().isEqualTo(containers.test("com.acme.Ring"));
		assertThat(containers.test("com.acme.Tax")).isFalse().isEqualTo(containers.test("com.acme.Tax"));
	}

	@Test
	void aRuleKnowsWhereItStands() throws IOException {
		Rule rule = load("# a comment", "data com.acme.Money").find(Word.DATA, "com.acme.Money");
		assertThat(rule).isNotNull();
		assertThat(rule.origin()).contains("acme.rules").endsWith("line 2");
		assertThat(rule.pattern()).isEqualTo("com.acme.Money");
	}

	@Test
	void aClassComesBeforeWhatItExtendsOrImplements() throws IOException {
		LibraryRules rules = load("service " + HERE + "Client it calls", "service " + HERE + "Base it is a base",
				"service " + HERE + "Own it is itself");
		assertThat(text(rules.find(Word.SERVICE, Own.class))).isEqualTo("it is itself");
		assertThat(text(rules.find(Word.SERVICE, Derived.class))).isEqualTo("it is a base");
		assertThat(text(rules.find(Word.SERVICE, Base.class))).isEqualTo("it is a base");
		assertThat(rules.find(Word.DATA, Own.class)).isNull();
	}

	@Test
	void aServiceOfTheApplicationIsNoValue() throws IOException {
		Codec codec = codec("service " + HERE + "Client it calls the tariff server");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> codec.encode(List.of("x", new Base())))
			.withMessageContaining("[1] (" + HERE
					+ "Base): it calls the tariff server. Return the data that you need from it instead.");
	}

	@Test
	void aViewIsNoValueAndSaysWhatToReturn() throws IOException {
		Codec codec = codec("view " + HERE + "Client Return its text.");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> codec.encode(new Base()))
			.withMessageContaining("only stands in for another object. Return its text.");
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
	void anImmutableObjectIsSharedAlthoughAnotherOneStandsForIt() throws IOException {
		assertThat(codec().immutable(new Stamp("x"))).isFalse();
		assertThat(codec("immutable " + HERE + "Sta*").immutable(new Stamp("x"))).isTrue();
	}

	@Test
	void aKeyOfArgumentsIsWhatItsArgumentsAre() throws IOException {
		Arguments key = new Arguments("a", 1);
		assertThat(codec().immutable(key)).isFalse();
		Codec codec = codec("arguments " + HERE + "Arguments values");
		assertThat(codec.encodeKey(key).bytes()).isEqualTo(codec.encodeKey(new Arguments("a", 1)).bytes())
			.isNotEqualTo(codec.encodeKey(new Arguments("a", 2)).bytes());
		assertThat(codec.immutable(key)).isTrue();
	}

	@Test
	void aSetInNaturalOrderIsAKeyLikeAnyOtherSet() throws IOException {
		TreeSet<String> key = new TreeSet<>(new Ascending());
		key.add("a");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> codec().encodeKey(key));
		Codec codec = codec("natural " + HERE + "Ascending");
		assertThat(codec.encodeKey(key).bytes()).isEqualTo(codec.encodeKey(Set.of("a")).bytes());
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
				"shared com.acme.Client a text", "shared com.acme.Counter", "shared com.acme.Client#open",
				"constant com.acme.Client", "shared com.*.Client", "-untracked com.acme.Client a text",
				"silent com.acme.Client#a(*)", "constant com.acme.Client#a*");
		assertThat(output).contains("acme.rules", "line 3: 'services' is not one of the words [data, service")
			.contains("line 4: 'service' takes a pattern and a text")
			.contains("line 5: 'shared' takes a pattern and nothing else")
			.contains("line 7: 'shared' takes a pattern of classes, without a method")
			.contains("line 8: 'constant' takes a pattern of methods, such as com.acme.Money#of")
			.contains("line 9: 'com.*.Client' is not a pattern")
			.contains("line 10: '-untracked' takes a pattern and nothing else")
			.contains("line 11: 'com.acme.Client#a(*)' is not a pattern of methods")
			.contains("line 12: 'com.acme.Client#a*' is not a pattern of methods");
		assertThat(rules.has(Word.SHARED, "com.acme.Counter")).isTrue();
		assertThat(rules.has(Word.SHARED, "com.acme.Client")).isFalse();
	}

	private static @Nullable String text(@Nullable Rule rule) {
		return (rule != null) ? rule.text() : null;
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

	record Ascending() implements Comparator<String> {

		@Override
		public int compare(String left, String right) {
			return left.compareTo(right);
		}

	}

	static final class Arguments {

		private final Object[] values;

		public Arguments(Object... values) {
			this.values = values;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Arguments that && Arrays.equals(this.values, that.values);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.values);
		}

	}

	static final class Stamp implements Serializable {

		private final String text;

		Stamp(String text) {
			this.text = text;
		}

		private Object writeReplace() {
			return new Form(this.text);
		}

		record Form(String text) implements Serializable {

			private Object readResolve() {
				return new Stamp(this.text);
			}

		}

	}

}
