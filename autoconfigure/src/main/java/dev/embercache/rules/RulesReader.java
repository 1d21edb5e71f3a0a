package dev.embercache.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.log.LogMessage;

import dev.embercache.rules.Word.Subject;

/**
 * Reads rules files. A line that is no rule, such as one for a later version, and a file
 * that cannot be read cause a warning and have no effect.
 */
final class RulesReader {

	private static final Log logger = LogFactory.getLog(LibraryRules.class);

	private static final String LOCATION = "classpath*:META-INF/ember-cache/*.rules";

	private static final String EXCEPTION = "-";

	/**
	 * A name, or one with an asterisk in its last part, or a package and all below it.
	 */
	private static final Pattern CLASSES = Pattern.compile("(?:[^*#.]+\\.)*(?:[^*#.]+|[^*#.]*\\*[^*#.]*|\\*\\*)");

	private static final Pattern METHOD = Pattern.compile("[^*(#]+");

	/** The same, or with an asterisk, and possibly with parameters. */
	private static final Pattern CALLS = Pattern.compile("(?:[^*(#]+|[^*(#]*\\*[^*(#]*)(?:\\([^(#*]*\\))?");

	private final List<Rule> rules = new ArrayList<>();

	private RulesReader() {
	}

	/**
	 * Read the files that a class loader finds.
	 */
	static List<Rule> read(ClassLoader classLoader) {
		RulesReader reader = new RulesReader();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver(classLoader).getResources(LOCATION)) {
				reader.read(file);
			}
		}
		catch (IOException ex) {
			logger.warn("Ember Cache cannot find its rules about libraries; some of their classes may be refused.", ex);
		}
		return reader.rules;
	}

	private void read(Resource file) {
		try {
			int number = 0;
			for (String line : file.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
				number++;
				String rule = line.strip();
				if (!rule.isEmpty() && !rule.startsWith("#")) {
					addIfRule(rule, "%s, line %d".formatted(file.getDescription(), number));
				}
			}
		}
		catch (IOException ex) {
			logger.warn(
					LogMessage.format("The rules in %s cannot be read. They have no effect.", file.getDescription()),
					ex);
		}
	}

	private void addIfRule(String line, String origin) {
		try {
			this.rules.add(parse(line, origin));
		}
		catch (IllegalArgumentException ex) {
			logger.warn(LogMessage.format("%s: %s. The line has no effect.", origin, ex.getMessage()));
		}
	}

	private static Rule parse(String line, String origin) {
		boolean exception = line.startsWith(EXCEPTION);
		String[] parts = line.substring(exception ? EXCEPTION.length() : 0).split("\\s+", 3);
		Word word = Word.find(parts[0]);
		if (word == null) {
			throw new IllegalArgumentException("'%s' is not one of the words %s".formatted(parts[0],
					Stream.of(Word.values()).map(Word::text).toList()));
		}
		boolean text = word.needsText() && !exception;
		if (parts.length < 2 || text != (parts.length == 3)) {
			throw new IllegalArgumentException("'%s' takes a pattern%s"
				.formatted((exception ? EXCEPTION : "") + word.text(), text ? " and a text" : " and nothing else"));
		}
		Rule rule = new Rule(word, exception, parts[1], text ? parts[2] : "", origin);
		checkSubject(rule);
		checkPattern(rule);
		return rule;
	}

	private static void checkSubject(Rule rule) {
		Subject subject = rule.word().subject();
		if (subject == Subject.CLASSES && rule.method() != null) {
			throw new IllegalArgumentException(
					"'%s' takes a pattern of classes, without a method".formatted(rule.word().text()));
		}
		if (subject == Subject.METHODS && rule.method() == null) {
			throw new IllegalArgumentException(
					"'%s' takes a pattern of methods, such as com.acme.Money#of".formatted(rule.word().text()));
		}
	}

	private static void checkPattern(Rule rule) {
		if (!CLASSES.matcher(rule.classes()).matches()) {
			throw new IllegalArgumentException(
					"'%s' is not a pattern: only its last part can contain an asterisk".formatted(rule.pattern()));
		}
		int method = rule.pattern().indexOf('#') + 1;
		Pattern methods = (rule.word().subject() == Subject.METHODS) ? METHOD : CALLS;
		if (method > 0 && !methods.matcher(rule.pattern().substring(method)).matches()) {
			throw new IllegalArgumentException("'%s' is not a pattern of methods".formatted(rule.pattern()));
		}
	}

}
