package dev.embercache.lineage.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes edits of the {@link LabApplication}, each in one place.
 */
final class LabEdits {

	private static final Map<String, String> OPERATORS = new LinkedHashMap<>();

	static {
		OPERATORS.put(" + ", " - ");
		OPERATORS.put(" - ", " + ");
		OPERATORS.put(" * ", " + ");
		OPERATORS.put(" / ", " * ");
		OPERATORS.put(" > ", " >= ");
		OPERATORS.put(" <= ", " < ");
		OPERATORS.put(" == ", " != ");
		OPERATORS.put("private static", "static");
		OPERATORS.put("private final int", "private final long");
		OPERATORS.put("int weight()", "long weight()");
		OPERATORS.put("tenPercent)", "flatFifty)");
		OPERATORS.put("toLowerCase", "toUpperCase");
		OPERATORS.put("Math.max", "Math.min");
		OPERATORS.put("startsWith", "endsWith");
		OPERATORS.put("toUpperCase", "strip");
	}

	private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$\"#])\\d+(?![\\w.\"])");

	private static final Pattern STRING = Pattern.compile("\"[^\"\\n]*\"");

	private static final Pattern LOCAL = Pattern
		.compile("(?:Money|StringBuilder|Map<[^=;]*>|String|int|List<T>) (sum|text|counts|note|rates|all|cents) =");

	private static final Pattern OVERRIDE = Pattern.compile("\t+@Override\n\t+[^\n]*\\{\n");

	private static final Pattern METHOD = Pattern.compile(
			"\n(\t)(?:@\\w+(?:\\(\\d+\\))?\n\t)?(?:public |protected |private |static |default )+[\\w<>]+ \\w+\\([^)]*\\) \\{\n");

	private static final Pattern STATEMENT = Pattern.compile("\n\t\t+[\\w.]+(?: \\+?= |\\()[^\n]*;(?=\n)");

	private final Map<String, String> sources;

	private final List<Edit> edits = new ArrayList<>();

	LabEdits(Map<String, String> sources) {
		this.sources = sources;
	}

	List<Edit> all() {
		this.sources.forEach((name, source) -> {
			replaceEach("number", name, NUMBER, (number) -> String.valueOf(Integer.parseInt(number) + 1));
			replaceEach("string", name, STRING, (text) -> text.substring(0, text.length() - 1) + "x\"");
			OPERATORS.forEach(
					(one, other) -> replaceEach("operator", name, Pattern.compile(Pattern.quote(one)), (any) -> other));
			replaceEach("statement removed", name, STATEMENT, (any) -> "");
			locals(name, source);
			members(name, source);
			numbered(name, source);
			overrides(name, source);
			blocks(name, source);
		});
		departments();
		return this.edits;
	}

	private void replaceEach(String kind, String name, Pattern pattern,
			java.util.function.UnaryOperator<String> replacement) {
		String source = this.sources.get(name);
		Matcher matcher = pattern.matcher(source);
		while (matcher.find()) {
			add(kind, name, source.substring(0, matcher.start()) + replacement.apply(matcher.group())
					+ source.substring(matcher.end()));
		}
	}

	private void locals(String name, String source) {
		Matcher matcher = LOCAL.matcher(source);
		while (matcher.find()) {
			int end = source.indexOf("\n\t}", matcher.start());
			if (end > 0) {
				add("local renamed", name,
						source.substring(0, matcher.start())
								+ source.substring(matcher.start(), end)
									.replaceAll("(?<![.\\w])" + matcher.group(1) + "\\b(?!\\()", "renamed")
								+ source.substring(end));
			}
		}
		Matcher bodies = METHOD.matcher(source);
		while (bodies.find()) {
			add("comment", name,
					source.substring(0, bodies.end()) + "\t\t// a note\n\n" + source.substring(bodies.end()));
		}
	}

	private void members(String name, String source) {
		if (source.contains("@interface")) {
			return;
		}
		String modifier = source.contains("interface " + name) ? "default " : "";
		append("method added", name, modifier + "int extra() { return 1; }");
		append("static method with a lambda added", name, "static Runnable extra() { return () -> { }; }");
		append("nested class added", name, "static class Extra { int value; }");
		if (modifier.isEmpty() && !source.contains("record " + name)) {
			append("field added", name, "private String extra;");
			append("field with a value added", name, "private String extra = \"extra\";");
		}
		if (modifier.isEmpty()) {
			append("constant added", name, "static final int EXTRA = 4;");
			append("static state added", name, "static final Object EXTRA = new Object();");
		}
	}

	/**
	 * Add classes that the compiler numbers above those that are there.
	 */
	private void numbered(String name, String source) {
		if (source.contains("@interface") || source.contains("enum " + name)) {
			return;
		}
		String modifier = source.contains("interface " + name) ? "default " : "";
		prepend("anonymous class added", name, modifier + "Object above() { return new Object() { int other = 3; }; }");
		prepend("switch added", name, modifier
				+ "int above(Currency currency) { switch (currency) { case JPY: return 1; case USD: return 2; default: return 3; } }");
		if (name.endsWith("StandardPolicy")) {
			prepend("switch added", name, "int above(" + name.replace("StandardPolicy", "Kind")
					+ " kind) { switch (kind) { case RARE: return 1; case PLAIN: return 2; default: return 3; } }");
		}
	}

	private void prepend(String kind, String name, String member) {
		String source = this.sources.get(name);
		int start = source.indexOf("{\n", source.indexOf(" " + name)) + 2;
		add(kind, name, source.substring(0, start) + "\t" + member + "\n" + source.substring(start));
	}

	private void append(String kind, String name, String member) {
		String source = this.sources.get(name);
		int end = source.lastIndexOf('}');
		add(kind, name, source.substring(0, end) + "\t" + member + "\n}\n");
	}

	private void overrides(String name, String source) {
		String type = LabApplication.DEPARTMENTS.stream().filter(name::startsWith).findFirst().orElse(name);
		if (name.endsWith("Repository") && source.contains("class")) {
			append("override added", name, "@Override protected String normalize(String id) { return id.trim(); }");
		}
		if (name.endsWith("Policy") && source.contains("class") && !source.contains(" tax(")) {
			append("override added", name, "@Override public int tax(" + type + " item) { return 3; }");
			append("override added", name, "@Override public String name() { return \"mine\"; }");
		}
		if (name.endsWith("Service") && !name.startsWith("Abstract")) {
			append("override added", name, "@Override protected Comparator<" + type
					+ "> order() { return Comparator.comparing(" + type + "::price); }");
			append("override added", name, "@Override protected int calls() { return 8; }");
			append("override added", name, "@Override public void touch(String id) { }");
		}
		if (name.equals(type) || name.equals("Money")) {
			append("override added", name, "@Override public String toString() { return \"mine\"; }");
			append("override added", name, "@Override public int hashCode() { return 1; }");
		}
		Matcher matcher = OVERRIDE.matcher(source);
		while (matcher.find()) {
			int end = endOfBlock(source, matcher.end() - 2);
			add("override removed", name, source.substring(0, matcher.start()) + source.substring(end));
		}
	}

	private void blocks(String name, String source) {
		Matcher matcher = METHOD.matcher(source);
		while (matcher.find()) {
			int end = endOfBlock(source, matcher.end() - 2);
			String method = source.substring(matcher.start(), end);
			String rest = source.substring(0, matcher.start()) + source.substring(end);
			int last = rest.lastIndexOf('}');
			add("method moved", name, rest.substring(0, last) + method + "\n}\n");
			add("guard added", name,
					source.substring(0, matcher.end())
							+ "\t\tif (Settings.LIMIT == 24) {\n\t\t\tthrow new IllegalStateException();\n\t\t}\n"
							+ source.substring(matcher.end()));
		}
	}

	private static int endOfBlock(String source, int start) {
		int depth = 0;
		for (int i = start; i < source.length(); i++) {
			depth += (source.charAt(i) == '{') ? 1 : (source.charAt(i) == '}') ? -1 : 0;
			if (depth == 0) {
				return i + 1;
			}
		}
		return source.length();
	}

	private void departments() {
		String wiring = this.sources.get("Wiring");
		for (String name : LabApplication.DEPARTMENTS) {
			String fresh = "package com.acme;\npublic class %1$sNewPolicy extends %1$sStandardPolicy { @Override public int tax(%1$s item) { return 1; } }\n"
				.formatted(name);
			Map<String, String> unwired = new TreeMap<>(this.sources);
			unwired.put(name + "NewPolicy", fresh);
			this.edits.add(new Edit("implementation added", name, unwired));
			Map<String, String> wired = new TreeMap<>(unwired);
			wired.put("Wiring",
					wiring.replaceAll("new " + name + "\\w+Policy\\([^)]*\\)", "new " + name + "NewPolicy()"));
			this.edits.add(new Edit("implementation wired", name, wired));
			add("wired to another", "Wiring",
					wiring.replace("new " + name + "StandardPolicy()", "new " + name + "SalePolicy(tenPercent)"));
			add("wired to another", "Wiring",
					wiring.replace("new " + name + "SalePolicy(tenPercent)", "new " + name + "StandardPolicy()"));
			String kind = this.sources.get(name + "Kind");
			add("constants swapped", name + "Kind", kind.replaceAll("(FINE\\(2\\)), (RARE\\(\\d+\\))", "$2, $1"));
			add("constant added", name + "Kind", kind.replaceAll("FINE\\(2\\)", "GOOD(5), FINE(2)"));
			String record = this.sources.get(name);
			add("component order", name, record.replace("String id, String title", "String title, String id"));
			String view = this.sources.get(name + "View");
			add("field type", name + "View", view.replace("private final int cents", "private final long cents")
				.replace("int cents()", "long cents()"));
		}
		add("anonymous classes swapped", "Discounts",
				this.sources.get("Discounts")
					.replace("percent(int percent)", "flat(int percent)")
					.replace("flat(int amount)", "percent(int amount)"));
		add("cases swapped", "BookStandardPolicy",
				this.sources.get("BookStandardPolicy")
					.replace("PLAIN ->", "_")
					.replace("RARE ->", "PLAIN ->")
					.replace("_", "RARE ->"));
		add("constants swapped", "Currency",
				this.sources.get("Currency").replace("EUR(\"E\", 2), USD(\"D\", 2)", "USD(\"D\", 2), EUR(\"E\", 2)"));
	}

	private void add(String kind, String name, String source) {
		if (!source.equals(this.sources.get(name))) {
			Map<String, String> edited = new TreeMap<>(this.sources);
			edited.put(name, source);
			this.edits.add(new Edit(kind, name, edited));
		}
	}

	/**
	 * An edit.
	 *
	 * @param kind what is done
	 * @param name the class that it is done to
	 * @param sources all sources after it
	 */
	record Edit(String kind, String name, Map<String, String> sources) {

	}

}
