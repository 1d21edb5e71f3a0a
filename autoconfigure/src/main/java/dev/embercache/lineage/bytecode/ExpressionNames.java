package dev.embercache.lineage.bytecode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.bytecode.ClassSummary.Reference;
import dev.embercache.lineage.bytecode.ClassSummary.Reference.How;

/**
 * Finds out what a text means to those who evaluate it as an expression of Spring: the
 * beans and the classes that it names, what it reads of the environment, and which of the
 * objects at hand it looks into. Nothing is evaluated, since that would run code of the
 * application once more.
 * <p>
 * The text is read word by word, without a grammar: that finds too much rather than too
 * little. A bean that there is none of does no harm.
 */
public final class ExpressionNames {

	/** The object that the annotated method is called on, or that it is answered from. */
	public static final String TARGET = "target";

	/** The arguments of the annotated method. */
	static final String ARGUMENTS = "#arguments";

	/** The elements of those that are collections. */
	static final String ELEMENTS_OF_ARGUMENTS = "#arguments[]";

	/** What the annotated method returns. */
	static final String RESULT = "#result";

	/** The elements of that if it is a collection. */
	static final String ELEMENTS_OF_RESULT = "#result[]";

	private static final String BEGIN = "#{";

	private static final String PREFIXED = "classpath(?:\\*)?:.*";

	/** How a concatenation marks the place of a value. */
	private static final String VALUE = "\u0001";

	/** A bean, or a text, in which there is none. */
	private static final Pattern BEAN = Pattern
		.compile("[@&]\\s*(?:'([^']+)'|\"([^\"]+)\"|([A-Za-z_$][\\w$]*))|'[^']*'|\"[^\"]*\"");

	private static final Pattern LITERAL = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

	/** A class, and the method that is called on it. */
	private static final Pattern TYPE = Pattern
		.compile("\\bT\\s*\\(\\s*([\\w.$]+)\\s*\\)(?:\\s*\\.\\s*(\\w+))?|\\bnew\\s+([\\w.$]+)\\s*\\(");

	/** A name that is neither a part of something else nor a method. */
	private static final Pattern ROOT = Pattern.compile("(?<![\\w$.#@&])([A-Za-z_$][\\w$]*+)(?!\\s*\\()");

	private static final Pattern DOT = Pattern.compile("\\s*\\??\\.\\s*");

	/** An argument: a variable, save for one of the context, or one by its position. */
	private static final String ARGUMENT = "(?:#(?!entityName\\b|root\\b|result\\b)\\w+|\\bargs\\[\\d+]|^\\s*\\[\\d+])";

	private static final String OUTCOME = "#result\\b";

	/**
	 * How an expression looks into an object, rather than comparing it or passing it on.
	 */
	private static final String LOOK = "(?:\\s*[.\\[]|.*\\)[.\\[])";

	/** How it does so with the elements of a collection. */
	private static final String DEEP_LOOK = "(?:\\s*\\[|\\.[!?^$]\\[|\\.\\w+(?:\\([^()]*\\))?[.\\[]|.*\\)[.\\[])";

	private static final Map<String, Pattern> AT_HAND = Map.of(ARGUMENTS, Pattern.compile(ARGUMENT + LOOK),
			ELEMENTS_OF_ARGUMENTS, Pattern.compile(ARGUMENT + DEEP_LOOK), RESULT, Pattern.compile(OUTCOME + LOOK),
			ELEMENTS_OF_RESULT, Pattern.compile(OUTCOME + DEEP_LOOK), TARGET,
			Pattern.compile("\\btarget\\??\\.[A-Za-z_]"));

	/** What is read of the environment: by a key, a name or a method with a text. */
	private static final Pattern ENVIRONMENT = Pattern
		.compile("(?<![\\w$.#])(@?)(systemProperties|systemEnvironment|environment)\\b"
				+ "(?:\\s*\\[\\s*(['\"])(.*?)\\3\\s*]|\\s*\\??\\.\\s*(\\w+)\\s*(\\()?\\s*(?:(['\"])(.*?)\\7)?)?");

	private static final Pattern SYSTEM = Pattern.compile(
			"\\bT\\s*\\(\\s*(?:java\\.lang\\.)?System\\s*\\)\\s*\\.\\s*(getProperty|getProperties|getenv)\\s*\\(\\s*(?:'([^']*)')?");

	private static final Set<String> PROFILES = Set.of("acceptsProfiles", "matchesProfiles", "getActiveProfiles",
			"getDefaultProfiles", "activeProfiles", "defaultProfiles");

	private ExpressionNames() {
	}

	/**
	 * Return what a text refers to that is the value of a property.
	 * @param text the text
	 */
	public static List<Reference> of(String text) {
		References references = new References();
		add(text, references);
		return references.toList();
	}

	/**
	 * Add what a text of an annotation refers to if it is an expression, or has some in
	 * it.
	 * @param text the text
	 * @param references where to add it
	 */
	static void add(String text, References references) {
		if (!text.contains(BEGIN)) {
			if (mayBeExpression(text)) {
				addNames(text, false, references);
			}
			return;
		}
		StringBuilder around = new StringBuilder();
		int end = 0;
		for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, end)) {
			around.append(text, end, begin).append(VALUE);
			end = end(text, begin + BEGIN.length());
			addNames(text.substring(begin + BEGIN.length(), end), true, references);
			end = Math.min(end + 1, text.length());
		}
		addLocation(around.append(text.substring(end)).toString(), references);
	}

	/**
	 * Add a bean that an annotation names.
	 * @param name its name, perhaps with placeholders for properties
	 */
	static void addBean(String name, References references) {
		references.outside(How.NAMED_BEAN, name);
	}

	private static boolean mayBeExpression(String text) {
		return text.indexOf('@') >= 0 || text.indexOf('#') >= 0 || text.indexOf('(') >= 0 || text.indexOf('&') >= 0
				|| text.contains("target") || text.contains("args");
	}

	/**
	 * Return where an expression ends: at the brace that closes it, which is in no text.
	 */
	private static int end(String text, int begin) {
		int open = 1;
		char quote = 0;
		for (int i = begin; i < text.length(); i++) {
			char current = text.charAt(i);
			if (quote != 0) {
				quote = (current == quote) ? 0 : quote;
			}
			else if (current == '\'' || current == '"') {
				quote = current;
			}
			else if (current == '{') {
				open++;
			}
			else if (current == '}' && --open == 0) {
				return i;
			}
		}
		return text.length();
	}

	private static void addNames(String expression, boolean template, References references) {
		addTypes(expression, references);
		addEnvironment(expression, template, references);
		BEAN.matcher(expression).results().forEach((bean) -> {
			for (int group = 1; group <= bean.groupCount(); group++) {
				if (bean.group(group) != null) {
					addBean(bean.group(group), references);
				}
			}
		});
		String words = DOT.matcher(LITERAL.matcher(expression).replaceAll("''")).replaceAll(".");
		if (template) {
			ROOT.matcher(TYPE.matcher(words).replaceAll("''"))
				.results()
				.forEach((name) -> addBean(name.group(1), references));
			addLocations(expression, references);
		}
		AT_HAND.forEach((object, look) -> {
			if (look.matcher(words).find()) {
				references.outside(How.EVALUATED, object);
			}
		});
	}

	/**
	 * Add the classes that an expression names. One without a package is of the JDK.
	 */
	private static void addTypes(String expression, References references) {
		Matcher types = TYPE.matcher(expression);
		while (types.find()) {
			boolean created = types.group(1) == null;
			String name = created ? types.group(3) : types.group(1);
			String className = (name.indexOf('.') < 0) ? "java.lang." + name : name;
			String method = created ? "<init>" : (types.group(2) != null) ? types.group(2) : "";
			references.add(How.LITERAL, className.replace('.', '/'));
			references.add(new Reference(How.EVALUATED, className, method, ""));
		}
	}

	/**
	 * Add what an expression reads of the environment: what is named, or else all of the
	 * kind.
	 */
	private static void addEnvironment(String expression, boolean template, References references) {
		SYSTEM.matcher(expression)
			.results()
			.forEach((read) -> addOfSystem(read.group(1).equals("getenv"), read.group(2), references));
		Matcher read = ENVIRONMENT.matcher(expression);
		while (read.find()) {
			if (!template && read.group(1).isEmpty()) {
				continue;
			}
			String member = read.group(5);
			String key = (read.group(4) != null) ? read.group(4) : (read.group(6) != null) ? read.group(8) : member;
			if (!read.group(2).equals("environment")) {
				addOfSystem(read.group(2).equals("systemEnvironment"), key, references);
			}
			else if (member != null && PROFILES.contains(member)) {
				references.outside(How.PROPERTY, OutsideNames.PROFILES);
			}
			else {
				OutsideNames.properties((key != null) ? key : VALUE, false)
					.forEach((name) -> references.outside(How.PROPERTY, name));
				if (key == null) {
					references.outside(How.PROPERTY, OutsideNames.PROFILES);
				}
			}
		}
	}

	private static void addOfSystem(boolean variable, @Nullable String key, References references) {
		String kind = variable ? OutsideNames.ENVIRONMENT_VARIABLE : OutsideNames.SYSTEM_PROPERTY;
		references.outside(How.PROPERTY, OutsideNames.ofSystem(kind, (key != null) ? key : VALUE));
	}

	/**
	 * Add the resources whose locations an expression has, or puts together.
	 */
	private static void addLocations(String expression, References references) {
		Matcher literals = LITERAL.matcher(expression);
		while (literals.find()) {
			String text = (literals.group(1) != null) ? literals.group(1) : literals.group(2);
			boolean joined = expression.substring(literals.end()).stripLeading().startsWith("+");
			addLocation(joined ? text + VALUE : text, references);
		}
	}

	private static void addLocation(String pattern, References references) {
		String location = pattern.matches(PREFIXED) ? OutsideNames.location(pattern) : null;
		if (location != null) {
			references.outside(How.RESOURCE, location);
		}
	}

}
