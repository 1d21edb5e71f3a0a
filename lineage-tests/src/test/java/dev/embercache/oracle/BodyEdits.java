package dev.embercache.oracle;

import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Edits of what methods do.
 */
final class BodyEdits extends Editor {

	private static final Pattern NUMBER = Pattern.compile("(?<=[ (+*-])\\d+(?=[;),\\]} ])(?![^\n]*@)");

	private static final Pattern TEXT = Pattern.compile("\"[^\"\n]*\"");

	private static final Pattern COMPARISON = Pattern.compile(" (>=|<=|>|<|==|!=) (?=[\\w(])");

	private static final Pattern TERMINAL = Pattern.compile("\n\t\t\t\\.toList\\(\\);");

	private static final Pattern RETURN = Pattern.compile("\n\t\treturn (?!new |switch)[^;{]*;");

	private static final Pattern BEAN = Pattern.compile("\n@(Service|Component|RestController|Configuration)\\b");

	BodyEdits(SourceTree sources, Consumer<Edit> sink) {
		super(sources, sink);
	}

	@Override
	void find() {
		for (String path : types()) {
			String text = sources().text(path);
			if (text.contains("interface ") && !text.contains("sealed")) {
				continue;
			}
			if (BEAN.matcher(text).find()) {
				replaceEach("log line", path, METHOD, (match) -> match.group()
						+ "\t\torg.slf4j.LoggerFactory.getLogger(\"edited\").debug(\"called\");\n");
			}
			String body = path.contains("/web/") ? "controller body" : "constant";
			replaceEach(body, path, NUMBER, BodyEdits::raised);
			replaceEach(body, path, TEXT, (match) -> isOfAnnotation(text, match) ? match.group()
					: match.group().substring(0, match.group().length() - 1) + "e\"");
			replaceEach("condition", path, COMPARISON, (match) -> " " + other(match.group(1)) + " ");
			replaceEach("order of a list", path, TERMINAL, (match) -> "\n\t\t\t.skip(1)\n\t\t\t.toList();");
			replaceEach("extracted variable", path, RETURN, (match) -> {
				String expression = match.group().substring("\n\t\treturn ".length());
				return "\n\t\tvar result = " + expression + "\n\t\treturn result;";
			});
		}
	}

	private static String raised(MatchResult match) {
		return (match.group().length() > 8) ? match.group() : String.valueOf(Integer.parseInt(match.group()) + 1);
	}

	private static boolean isOfAnnotation(String text, MatchResult match) {
		int start = text.lastIndexOf('\n', match.start()) + 1;
		return text.substring(start, match.start()).contains("@");
	}

	private static String other(String comparison) {
		return switch (comparison) {
			case ">=" -> ">";
			case "<=" -> "<";
			case ">" -> ">=";
			case "<" -> "<=";
			case "==" -> "!=";
			default -> "==";
		};
	}

}
