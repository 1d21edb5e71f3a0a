package dev.embercache.lineage.text;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a text in code can be: one of some patterns, each a text with <em>holes</em>,
 * places of which nothing is known. A hole stands for any characters, or for none.
 * <p>
 * A pattern may name a parameter of the method that has the text; what is known of the
 * arguments then takes its place, see {@link #with}. There are never many patterns, nor
 * long ones: what they have in common is then kept, and the rest becomes a hole.
 */
public final class Texts {

	/** The place in a pattern of which nothing is known. */
	public static final char HOLE = '\u0001';

	/** Any text. */
	public static final Texts ANYTHING = new Texts(Set.of(String.valueOf(HOLE)));

	/** No text: code that is not reached. */
	static final Texts NONE = new Texts(Set.of());

	private static final int MOST = 64;

	private static final int LONGEST = 300;

	/** The first of the characters that stand for parameters, from the private area. */
	private static final char PARAMETER = '\uE000';

	private static final int PARAMETERS = 256;

	private final Set<String> patterns;

	private Texts(Set<String> patterns) {
		this.patterns = patterns;
	}

	/**
	 * Return one text.
	 * @param text the text
	 */
	static Texts of(String text) {
		boolean plain = text.length() <= LONGEST
				&& text.chars().noneMatch((character) -> character == HOLE || isParameter(character));
		return plain ? new Texts(Set.of(text)) : ANYTHING;
	}

	/**
	 * Return what a parameter holds.
	 * @param index the number of the parameter
	 */
	static Texts ofParameter(int index) {
		return (index < PARAMETERS) ? new Texts(Set.of(String.valueOf((char) (PARAMETER + index)))) : ANYTHING;
	}

	private static boolean isParameter(int character) {
		return character >= PARAMETER && character < PARAMETER + PARAMETERS;
	}

	/**
	 * Return the patterns.
	 * @return texts with holes, sorted
	 */
	public Collection<String> patterns() {
		return new TreeSet<>(this.patterns);
	}

	/**
	 * Return whether there is a parameter in one of the patterns.
	 */
	public boolean isOpen() {
		return this.patterns.stream().anyMatch((pattern) -> pattern.chars().anyMatch(Texts::isParameter));
	}

	/**
	 * Return whether the texts are known to the last character.
	 */
	boolean isExact() {
		return !isOpen() && this.patterns.stream().noneMatch((pattern) -> pattern.indexOf(HOLE) >= 0);
	}

	/**
	 * Return the texts of both.
	 * @param other what a text can be instead
	 */
	Texts or(Texts other) {
		if (this.patterns.containsAll(other.patterns)) {
			return this;
		}
		Set<String> all = new TreeSet<>(this.patterns);
		all.addAll(other.patterns);
		return bounded(all);
	}

	/**
	 * Return the texts followed by others.
	 * @param other what follows
	 */
	Texts then(Texts other) {
		Set<String> all = new TreeSet<>();
		if (this.patterns.size() * other.patterns.size() > MOST) {
			return common(this.patterns).then(common(other.patterns));
		}
		for (String first : this.patterns) {
			other.patterns.forEach((second) -> all.add(first + second));
		}
		return bounded(all);
	}

	/**
	 * Return paths below those that the texts are.
	 * @param below the paths below
	 */
	public Texts slash(Texts below) {
		return then(of("/")).then(below);
	}

	/**
	 * Return the texts after a change of each, which must be known to the last character.
	 * @param change what becomes of a text
	 * @return {@link #ANYTHING} if they are not all known
	 */
	Texts changed(UnaryOperator<String> change) {
		if (!isExact()) {
			return ANYTHING;
		}
		return bounded(new TreeSet<>(this.patterns.stream().map(change).toList()));
	}

	/**
	 * Return the texts with what is known of arguments in the places of parameters.
	 * @param arguments what each argument can be; a parameter without one is a hole
	 */
	public Texts with(List<Texts> arguments) {
		if (!isOpen()) {
			return this;
		}
		Texts all = NONE;
		for (String pattern : this.patterns) {
			Texts filled = of("");
			for (int i = 0; i < pattern.length(); i++) {
				filled = filled.then(part(pattern.charAt(i), arguments));
			}
			all = all.or(filled);
		}
		return all;
	}

	private static Texts part(char character, List<Texts> arguments) {
		int index = character - PARAMETER;
		if (!isParameter(character)) {
			return new Texts(Set.of(String.valueOf(character)));
		}
		return (index < arguments.size()) ? arguments.get(index) : ANYTHING;
	}

	private static Texts bounded(Set<String> patterns) {
		Set<String> normal = new TreeSet<>();
		patterns.forEach((pattern) -> normal.add(normal(pattern)));
		normal.removeIf((pattern) -> normal.stream().anyMatch((other) -> covers(other, pattern)));
		return (normal.size() <= MOST) ? new Texts(normal) : common(normal);
	}

	/**
	 * Return a pattern in which no hole is beside another, and which is not too long.
	 */
	private static String normal(String pattern) {
		String merged = pattern.replaceAll(HOLE + "+", String.valueOf(HOLE));
		if (merged.length() <= LONGEST) {
			return merged;
		}
		String end = merged.substring(merged.lastIndexOf(HOLE) + 1);
		int kept = LONGEST / 3;
		return merged.substring(0, kept).replaceAll(HOLE + ".*", "") + HOLE
				+ end.substring(Math.max(0, end.length() - kept));
	}

	/**
	 * Return whether a pattern with one hole stands for all that another one does.
	 */
	private static boolean covers(String wide, String narrow) {
		int hole = wide.indexOf(HOLE);
		return hole >= 0 && hole == wide.lastIndexOf(HOLE) && !wide.equals(narrow)
				&& narrow.length() >= wide.length() - 1 && narrow.startsWith(wide.substring(0, hole))
				&& narrow.endsWith(wide.substring(hole + 1));
	}

	/**
	 * Return the one pattern that begins and ends as all do.
	 */
	private static Texts common(Set<String> patterns) {
		if (patterns.size() <= 1) {
			return new Texts(patterns);
		}
		String first = patterns.iterator().next();
		int start = 0;
		int end = 0;
		for (int i = 1; i <= first.length() && all(patterns, first.substring(0, i), true); i++) {
			start = i;
		}
		for (int i = 1; i <= first.length() - start && all(patterns, first.substring(first.length() - i), false); i++) {
			end = i;
		}
		int shortest = patterns.stream().mapToInt(String::length).min().orElse(0);
		String ending = first.substring(first.length() - Math.min(end, shortest - start));
		return new Texts(Set.of(normal(first.substring(0, start) + HOLE + ending)));
	}

	private static boolean all(Set<String> patterns, String part, boolean atStart) {
		Stream<String> all = patterns.stream();
		return atStart ? all.allMatch((pattern) -> pattern.startsWith(part))
				: all.allMatch((pattern) -> pattern.endsWith(part));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Texts texts && this.patterns.equals(texts.patterns);
	}

	@Override
	public int hashCode() {
		return this.patterns.hashCode();
	}

	@Override
	public String toString() {
		return patterns().toString().replace(HOLE, '*');
	}

}
