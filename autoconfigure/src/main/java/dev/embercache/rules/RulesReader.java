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

	private static final Pattern CLASSES = Pattern.compile("[^*#.]+(\\.[^*#.]+)*(\\.?\\*|\\.\\*\\*)?");

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
			logger.warn("The rules of Ember Cache cannot be found. Less is known of libraries.", ex);
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
		String[] parts = line.split("\\s+", 3);
		Word word = Word.find(parts[0]);
		if (word == null) {
			throw new IllegalArgumentException("'%s' is not one of the words %s".formatted(parts[0],
					Stream.of(Word.values()).map(Word::text).toList()));
		}
		if (parts.length < 2 || word.needsText() != (parts.length == 3)) {
			throw new IllegalArgumentException("'%s' takes a pattern%s".formatted(word.text(),
					word.needsText() ? " and a text" : " and nothing else"));
		}
		Rule rule = new Rule(word, parts[1], (parts.length == 3) ? parts[2] : "", origin);
		check(rule);
		return rule;
	}

	private static void check(Rule rule) {
		boolean methods = rule.word().subject() == Subject.METHODS;
		if (methods != (rule.method() != null)) {
			throw new IllegalArgumentException("'%s' takes a pattern of %s".formatted(rule.word().text(),
					methods ? "methods, such as com.acme.Money#of" : "classes, without a method"));
		}
		if (!CLASSES.matcher(rule.classes()).matches()) {
			throw new IllegalArgumentException(
					"'%s' is no pattern: an asterisk can only stand at the end".formatted(rule.pattern()));
		}
	}

}
