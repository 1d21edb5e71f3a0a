package dev.embercache.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Edits that change the form of the code and not what it means.
 */
final class FormEdits extends Editor {

	private static final Pattern LOCAL = Pattern.compile("\n\t\t+(?:[\\w.]+(?:<[^=;]*>)?(?:\\[\\])?) (\\w+) = ");

	FormEdits(SourceTree sources, Consumer<Edit> sink) {
		super(sources, sink);
	}

	@Override
	void find() {
		for (String path : types()) {
			edit("comment", path, (text) -> text.replaceFirst("\npublic ", "\n/**\n * Explained.\n */\npublic "));
			edit("comment in a method", path,
					(text) -> text.replaceFirst("\n\t\t(return|this|for|if)", "\n\t\t// Why.\n\n\t\t$1"));
			edit("reformatted", path, (text) -> text.replace("\t", "    ").replace(" {\n", "\n{\n"));
			edit("members swapped", path, FormEdits::swap);
			renameLocals(path);
		}
	}

	/**
	 * Swap the last two methods.
	 */
	private static String swap(String text) {
		List<Integer> starts = new ArrayList<>();
		Matcher matcher = Pattern
			.compile("\n\n(?:\t@[^\n]*\n)*\t(?:public|protected|private)? ?[\\w<>\\[\\], .?]+ \\w+\\([^;{]*\\{\n")
			.matcher(text);
		while (matcher.find()) {
			starts.add(matcher.start());
		}
		int end = text.lastIndexOf("\n\n}");
		if (starts.size() < 2 || end < 0) {
			return text;
		}
		int last = starts.get(starts.size() - 1);
		int other = starts.get(starts.size() - 2);
		return text.substring(0, other) + text.substring(last, end) + text.substring(other, last) + text.substring(end);
	}

	private void renameLocals(String path) {
		String text = sources().text(path);
		for (MatchResult match : LOCAL.matcher(text).results().toList()) {
			String name = match.group(1);
			int end = text.indexOf("\n\t}\n", match.start());
			if (end < 0) {
				continue;
			}
			String body = text.substring(match.start(), end)
				.replaceAll("(?<![.\\w\"])" + name + "\\b(?!\\()", name + "Found");
			add("renamed local", SourceTree.typeName(path) + "." + name,
					sources().with(path, text.substring(0, match.start()) + body + text.substring(end)));
		}
	}

}
