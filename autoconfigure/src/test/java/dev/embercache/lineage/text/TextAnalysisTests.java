package dev.embercache.lineage.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.embercache.lineage.judge.EditableApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextAnalysis}: which texts a call gets. A star is a hole.
 */
class TextAnalysisTests {

	private static final String SOURCE = """
			import java.util.*;
			class Code {
				static final Map<String, String> MAP = Map.of("k", "m.txt", "l", "n.txt");
				private static final List<String> LIST = List.of("a", "b");
				static String open = "o";
				final String given;
				final String chosen;
				Code(String given, boolean yes) { this.given = given; this.chosen = yes ? "x" : "y"; }
				enum Kind { ONE("one.txt"), TWO("two.txt"); final String file; Kind(String file) { this.file = file; } }
				static void take(String text) { }
				static void change(StringBuilder builder) { builder.append("changed"); }
				static String path(String name) { return "path/" + name; }
				static String endless(String text) { return text.isEmpty() ? "e" : endless(text + "x"); }
				%s
			}
			""";

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "take(\"a\")|[a]", "take(n > 0 ? \"a\" : \"b\")|[a, b]", "take(s)|[#0]",
			"take(s.trim())|[*]", "take(\"a/\" + s + \".txt\")|[a/#0.txt]", "take(\"a/\" + n)|[a/*]",
			"take(\"a\".concat(s))|[a#0]", "take(String.format(\"a/%s-%03d%%\", s, n))|[a/*-*%]",
			"take(\"%s/b\".formatted(s))|[*/b]", "take(String.valueOf('c') + 'd')|[cd]",
			"take(new StringBuilder(\"a\").append('/').append(s).append(1).toString())|[a/#01]",
			"var b = new StringBuilder(); b.append(\"a\"); if (n > 0) b.append(\"b\"); take(b.toString())|[a, ab]",
			"var b = new StringBuilder(\"a\"); change(b); take(b.toString())|[*]",
			"var b = new StringBuilder(\"a\"); b.reverse(); take(b.toString())|[*]",
			"var b = new StringBuilder(\"a\"); var c = n > 0 ? b : new StringBuilder(\"c\"); c.append(\"d\");"
					+ " take(b.toString())|[*]",
			"take(MAP.get(s))|[k, l, m.txt, n.txt]", "for (String each : LIST) take(each)|[a, b]",
			"for (String each : new String[] { \"a\", \"b\" }) take(each + \".txt\")|[a.txt, b.txt]", "take(open)|[*]",
			"take(Kind.valueOf(s).file)|[one.txt, two.txt]", "take(new Code(s, true).chosen)|[x, y]",
			"take(new Code(s, true).given)|[*]", "take(path(\"a\"))|[path/a]", "take(path(s))|[path/#0]",
			"take(endless(s))|[*]", "Runnable r = () -> take(\"a/\" + s); r.run()|[a/#0]",
			"java.util.function.Consumer<String> c = Code::take; c.accept(\"a\")|[*]",
			"List.of(\"a\").forEach((each) -> take(each))|[*]",
			"String t = \"\"; for (int i = 0; i < n; i++) t = t + \"x\"; take(\"a/\" + t)|[a/*]",
			"take(switch (n) { case 1 -> \"a\"; case 2 -> \"b\"; default -> \"c\"; })|[a, b, c]",
			"String t = \"a\"; try { t = \"b\"; change(null); t = \"c\"; } finally { take(t); }|[a, b, c]",
			"var b = new StringBuilder(); for (int i = 0; i < n; i++) { b.append(i); } take(\"p/\" + b)|[p/*]" })
	void tellsWhichTextsACallGets(String code, String expected) {
		assertThat(taken(code)).isEqualTo(expected);
	}

	/**
	 * Every way of making a text that is not followed.
	 */
	@Test
	void aTextIsAnythingWhereItIsMadeInAnyOtherWay() {
		for (String code : List.of("take(s.toLowerCase())", "take(\"a\".repeat(n))",
				"take(String.join(s, \"a\", \"b\"))", "take(System.lineSeparator())", "take(new String(\"a\"))",
				"Object o = \"a\"; take(o.toString())", "String[] a = { \"a\" }; Arrays.fill(a, s); take(a[0])",
				"List<String> l = new ArrayList<>(LIST); l.add(s); take(l.get(0))")) {
			assertThat(taken(code)).as(code).isEqualTo("[*]");
		}
	}

	private String taken(String code) {
		EditableApplication app = new EditableApplication(this.folder.resolve("classes"))
			.sources(SOURCE.formatted("void run(String s, int n) { %s; }".formatted(code)));
		app.compile();
		TextAnalysis analysis = new TextAnalysis(
				(name) -> name.startsWith("com/acme/") && Files.exists(app.classFile(name.substring(9)))
						? app.bytes(name.substring(9)) : null);
		List<CallSite> calls = analysis.calls("com.acme.Code", "run(Ljava/lang/String;I)V");
		assertThat(calls).isNotNull();
		Texts texts = Texts.NONE;
		for (CallSite call : calls) {
			texts = call.name().equals("take") ? texts.or(call.texts().get(0)) : texts;
		}
		return texts.toString().replace("\uE000", "#0");
	}

}
