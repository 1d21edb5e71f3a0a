package dev.embercache.oracle;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes edits of some kinds.
 */
abstract class Editor {

	/** The head of a method of a class, up to the brace. */
	static final Pattern METHOD = Pattern.compile(
			"\n\t(?:(?:public|protected|private|static|final) )*[\\w<>\\[\\], .?]+ \\w+\\([^)]*\\)(?:\\s+throws [\\w, ]+)? \\{\n");

	private final SourceTree sources;

	private final Consumer<Edit> sink;

	Editor(SourceTree sources, Consumer<Edit> sink) {
		this.sources = sources;
		this.sink = sink;
	}

	abstract void find();

	final SourceTree sources() {
		return this.sources;
	}

	final List<String> types() {
		return this.sources.sources().toList();
	}

	final void add(String kind, String name, SourceTree edited) {
		if (!edited.equals(this.sources)) {
			this.sink.accept(new Edit(kind, name, edited));
		}
	}

	final void add(Edit edit) {
		this.sink.accept(edit);
	}

	final void edit(String kind, String path, UnaryOperator<String> edit) {
		add(kind, SourceTree.typeName(path), this.sources.edited(path, edit));
	}

	final void replace(String kind, String path, String before, String after) {
		String text = this.sources.text(path);
		if (!text.contains(before)) {
			throw new IllegalArgumentException("No '%s' in %s".formatted(before, path));
		}
		add(kind, SourceTree.typeName(path) + ": " + before.strip(),
				this.sources.with(path, text.replace(before, after)));
	}

	/**
	 * Make an edit of each place that a pattern finds.
	 */
	final void replaceEach(String kind, String path, Pattern pattern, Replacement replacement) {
		String text = this.sources.text(path);
		for (MatchResult match : pattern.matcher(text).results().toList()) {
			String edited = text.substring(0, match.start()) + replacement.of(match) + text.substring(match.end());
			add(kind, SourceTree.typeName(path) + ": " + match.group().strip(), this.sources.with(path, edited));
		}
	}

	static String beforeEnd(String text, String member) {
		int end = text.lastIndexOf('}');
		return text.substring(0, end) + member + "\n}\n";
	}

	static String java(String packageAndType) {
		return SourceTree.BASE_PACKAGE + packageAndType.replace('.', '/') + ".java";
	}

	/**
	 * What comes in the place of a match.
	 */
	interface Replacement {

		String of(MatchResult match);

	}

}
