package dev.embercache.lineage.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What methods of the JDK make of texts. They neither change nor keep what they get.
 */
final class TextMethods {

	private static final String STRING = "java/lang/String";

	private static final Pattern FORMAT = Pattern
		.compile("%(?:\\d+\\$)?[-#+ 0,(<]*\\d*(?:\\.\\d+)?([a-zA-Z%])[a-zA-Z]?");

	private static final Pattern DATE = Pattern.compile("%(?:\\d+\\$)?[-#+ 0,(<]*\\d*[tT][a-zA-Z]");

	/** How a recipe of a concatenation marks a constant. */
	private static final char CONSTANT = '\u0002';

	private static final Set<String> COLLECTIONS = Set.of("java/util/List", "java/util/Set", "java/util/Map");

	private static final Set<String> FACTORIES = Set.of("of", "ofEntries", "entry");

	/** Methods by which something comes out of a collection. */
	private static final Set<String> ACCESSORS = Set.of("get", "getOrDefault", "getFirst", "getLast", "iterator",
			"next", "values", "keySet", "entrySet", "getKey", "getValue", "reversed", "subList");

	private TextMethods() {
	}

	/**
	 * Return what a call returns.
	 * @param call the call
	 * @param receiver the object whose method it is, or {@code null} if it is static
	 * @param arguments the arguments
	 * @return the result, or {@code null} if the method is not known here
	 */
	static @Nullable Operand call(MethodInsnNode call, @Nullable Operand receiver, List<Operand> arguments) {
		if (call.owner.equals(STRING)) {
			return Operand
				.of((receiver != null) ? ofText(call, receiver.texts(), arguments) : ofNoText(call, arguments));
		}
		if (call.owner.equals("java/util/Objects") && call.name.startsWith("requireNonNull")) {
			return call.name.equals("requireNonNull") ? arguments.get(0) : Operand.UNKNOWN;
		}
		if (receiver == null && COLLECTIONS.contains(call.owner) && FACTORIES.contains(call.name)) {
			return Operand.holding(union(Texts.NONE, arguments));
		}
		if (receiver != null && receiver.isContainer() && ACCESSORS.contains(call.name)) {
			boolean fallback = call.name.equals("getOrDefault");
			return Operand.holding(fallback ? union(receiver.texts(), arguments.subList(1, 2)) : receiver.texts());
		}
		return null;
	}

	private static Texts union(Texts first, List<Operand> others) {
		Texts all = first;
		for (Operand other : others) {
			all = all.or(other.texts());
		}
		return all;
	}

	/**
	 * Call a method of a text.
	 */
	private static Texts ofText(MethodInsnNode call, Texts text, List<Operand> arguments) {
		return switch (call.name) {
			case "concat" -> text.then(arguments.get(0).texts());
			case "formatted" -> text.changed(TextMethods::format);
			case "toString", "intern" -> text;
			case "trim", "strip" -> text.changed(String::strip);
			case "replace" -> replace(call, text, arguments);
			default -> Texts.ANYTHING;
		};
	}

	private static Texts replace(MethodInsnNode call, Texts text, List<Operand> arguments) {
		boolean characters = call.desc.startsWith("(CC)");
		Texts before = argument(arguments.get(0), characters);
		Texts after = argument(arguments.get(1), characters);
		if (before.patterns().size() != 1 || after.patterns().size() != 1 || !before.isExact() || !after.isExact()) {
			return Texts.ANYTHING;
		}
		String replaced = before.patterns().iterator().next();
		String replacement = after.patterns().iterator().next();
		return text.changed((each) -> each.replace(replaced, replacement));
	}

	private static Texts argument(Operand argument, boolean character) {
		return character ? argument.texts().changed(TextMethods::character) : argument.texts();
	}

	/**
	 * Call a static method of texts.
	 */
	private static Texts ofNoText(MethodInsnNode call, List<Operand> arguments) {
		return switch (call.name) {
			case "format" -> arguments.get(arguments.size() - 2).texts().changed(TextMethods::format);
			case "valueOf" -> valueOf(call, arguments.get(0));
			default -> Texts.ANYTHING;
		};
	}

	private static Texts valueOf(MethodInsnNode call, Operand argument) {
		if (call.desc.startsWith("(C)")) {
			return argument.texts().changed(TextMethods::character);
		}
		boolean plain = call.desc.startsWith("(Ljava/lang/Object;)") || call.desc.startsWith("(I)");
		return (plain && !argument.isContainer()) ? argument.texts() : Texts.ANYTHING;
	}

	/**
	 * Return the pattern that a format stands for.
	 */
	private static String format(String format) {
		String dates = DATE.matcher(format).replaceAll(String.valueOf(Texts.HOLE));
		return FORMAT.matcher(dates).replaceAll((match) -> Matcher.quoteReplacement(switch (match.group(1)) {
			case "%" -> "%";
			default -> String.valueOf(Texts.HOLE);
		}));
	}

	/**
	 * Return the text of a character whose code is known.
	 */
	static String character(String code) {
		try {
			return String.valueOf((char) Integer.parseInt(code));
		}
		catch (NumberFormatException ex) {
			return String.valueOf(Texts.HOLE);
		}
	}

	/**
	 * Return what a concatenation puts together.
	 * @param call the concatenation
	 * @param parts the arguments as texts
	 */
	static Texts join(InvokeDynamicInsnNode call, List<Texts> parts) {
		Texts joined = Texts.of("");
		Object recipe = (call.bsmArgs.length > 0) ? call.bsmArgs[0] : String.valueOf(Texts.HOLE).repeat(parts.size());
		int part = 0;
		int constant = 1;
		for (char character : recipe.toString().toCharArray()) {
			switch (character) {
				case Texts.HOLE -> joined = joined.then(parts.get(part++));
				case CONSTANT -> joined = joined.then(Texts.of(String.valueOf(call.bsmArgs[constant++])));
				default -> joined = joined.then(Texts.of(String.valueOf(character)));
			}
		}
		return joined;
	}

}
