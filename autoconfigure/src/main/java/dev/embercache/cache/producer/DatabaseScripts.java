package dev.embercache.cache.producer;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;
import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.Word;

/**
 * The scripts and migrations that fill databases when the application starts: those that
 * beans of the application run, by the rules. A script names others in ways of its own,
 * so that whatever is in its folder counts.
 */
final class DatabaseScripts {

	private static final String OPTIONAL = "optional:";

	private static final String FILES = "filesystem:";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<LibraryRules> rules;

	/** What is written later may not be what was run. */
	private final Instant created = Instant.now();

	DatabaseScripts(ConfigurableListableBeanFactory beanFactory, Supplier<LibraryRules> rules) {
		this.beanFactory = beanFactory;
		this.rules = rules;
	}

	/**
	 * Return what is in the scripts. Blocks on I/O.
	 * @return the fingerprint; one that no other generation has if they were written
	 * meanwhile or cannot be read
	 */
	Fingerprint fingerprint() {
		Set<String> contents = new TreeSet<>();
		try {
			for (Rule rule : this.rules.get().all(Word.SCRIPTS)) {
				if (!rule.isException() && hasBean(rule.classes())) {
					for (String property : StringUtils.tokenizeToStringArray(rule.text(), " ")) {
						addContents(property, contents);
					}
				}
			}
		}
		catch (IOException ex) {
			contents.add(UUID.randomUUID().toString());
		}
		return new Tokens().addAll(contents).fingerprint();
	}

	private boolean hasBean(String className) {
		try {
			Class<?> type = ClassUtils.forName(className, this.beanFactory.getBeanClassLoader());
			return this.beanFactory.getBeanNamesForType(type, true, false).length > 0;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	private void addContents(String text, Set<String> contents) throws IOException {
		int end = text.indexOf('=');
		String property = (end < 0) ? text : text.substring(0, end);
		String standard = (end < 0) ? "" : text.substring(end + 1);
		Environment environment = this.beanFactory.getBeanProvider(Environment.class)
			.getIfAvailable(StandardEnvironment::new);
		ResourcePatternResolver resources = new PathMatchingResourcePatternResolver(
				this.beanFactory.getBeanClassLoader());
		String locations = environment.getProperty(property.trim(), standard.trim());
		for (String location : StringUtils.tokenizeToStringArray(locations, ",")) {
			for (Resource resource : resources.getResources(pattern(location))) {
				if (resource.isReadable()) {
					contents.add(resource.getFilename() + " " + content(resource));
				}
			}
		}
	}

	private String content(Resource resource) throws IOException {
		if (resource.isFile() && !Instant.ofEpochMilli(resource.lastModified()).isBefore(this.created)) {
			return UUID.randomUUID().toString();
		}
		return Fingerprint.of(resource.getContentAsByteArray()).toString();
	}

	/**
	 * Return what a location stands for: itself if it has an asterisk or is a file that
	 * is in no folder, else all that is in its folder.
	 */
	static String pattern(String location) {
		String path = location.startsWith(OPTIONAL) ? location.substring(OPTIONAL.length()) : location;
		path = path.startsWith(FILES) ? "file:" + path.substring(FILES.length()) : path;
		String place = (path.indexOf(':') < 0) ? "classpath*:" : path.substring(0, path.indexOf(':') + 1);
		path = path.substring((path.indexOf(':') < 0) ? 0 : place.length());
		if (place.equals("classpath:")) {
			place = "classpath*:";
		}
		if (place.startsWith("classpath")) {
			path = StringUtils.trimLeadingCharacter(path, '/');
		}
		path = path.replaceAll("\\{\\w+}", "*");
		int slash = path.lastIndexOf('/');
		boolean file = path.indexOf('.', slash + 1) >= 0;
		if (file && (slash < 0 || path.indexOf('*') >= 0)) {
			return place + path;
		}
		String folder = file ? path.substring(0, slash) : StringUtils.trimTrailingCharacter(path, '/');
		return place + folder + "/**";
	}

}
