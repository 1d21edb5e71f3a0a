package dev.embercache.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the pages for readers against the tree: links lead somewhere, and classes that
 * the map of the architecture names exist.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Path ARCHITECTURE = ROOT.resolve(Path.of("docs", "architecture.md"));

	private static final int LONGEST_README = 150;

	private static final Pattern FENCED = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

	/** One simple name, or several that are nested, such as {@code Lookup.Miss}. */
	private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z]\\w*(?:\\.[A-Z]\\w*)*)`");

	private static final Pattern FILE_NAME = Pattern.compile("`([\\w.-]+\\.(?:lua|rules))`");

	private static final Pattern PACKAGE_NAME = Pattern.compile("^### `([a-z.]+)`$", Pattern.MULTILINE);

	/** A message in the first column of a table, in which dots stand for what differs. */
	private static final Pattern QUOTED = Pattern.compile("(?<=^\\| |, )`([^`]*\\.\\.\\.[^`]*)`(?=[^|]*\\| [^|]*\\|$)",
			Pattern.MULTILINE);

	/** Where the text of a message goes on in the next line. */
	private static final Pattern CONTINUED = Pattern.compile("\"\\s*\\+\\s*\"|\\\\\\R\\s*");

	@Test
	void theReadmeIsShort() throws IOException {
		assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(LONGEST_README);
	}

	@Test
	void everyLinkLeadsToAFileAndAHeading() throws IOException {
		List<String> broken = new ArrayList<>();
		for (Path page : pages()) {
			LINK.matcher(prose(page))
				.results()
				.map((link) -> link.group(1))
				.filter((link) -> !link.matches("[a-z]+:.*") && !leadsSomewhere(page, link))
				.forEach((link) -> broken.add(ROOT.relativize(page) + ": " + link));
		}
		assertThat(broken).isEmpty();
	}

	@Test
	void everyPageIsLinkedFromTheReadme() throws IOException {
		String readme = Files.readString(ROOT.resolve("README.md"));
		assertThat(pages()).filteredOn((page) -> page.getParent().endsWith("docs"))
			.isNotEmpty()
			.allSatisfy((page) -> assertThat(readme).contains("](docs/" + page.getFileName() + ")"));
	}

	@Test
	void everyClassThatTheArchitectureNamesExists() throws IOException {
		String page = prose(ARCHITECTURE);
		Set<String> sources = sources();
		Set<String> named = names(CLASS_NAME, page);
		assertThat(named).isNotEmpty();
		assertThat(named).filteredOn((name) -> !exists(name, sources)).isEmpty();
		assertThat(sources).containsAll(names(FILE_NAME, page));
	}

	@Test
	void theArchitectureDescribesEveryPackage() throws IOException {
		Path root = ROOT.resolve(Path.of("autoconfigure", "src", "main", "java", "dev", "embercache"));
		try (Stream<Path> files = Files.walk(root)) {
			assertThat(names(PACKAGE_NAME, prose(ARCHITECTURE)))
				.containsAll(files.filter((file) -> file.endsWith("package-info.java"))
					.map((file) -> root.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.'))
					.toList());
		}
	}

	@Test
	void everyMessageThatTheOperationsPageQuotesExists() throws IOException {
		String page = Files.readString(ROOT.resolve(Path.of("docs", "operations.md")));
		Set<String> quoted = names(QUOTED, page.substring(page.indexOf("\n## Warnings"), page.indexOf("\n## What")));
		assertThat(quoted).hasSizeGreaterThan(15);
		String code = code();
		assertThat(quoted.stream().flatMap((message) -> Stream.of(message.split("\\.\\.\\.")))).map(String::strip)
			.filteredOn((part) -> !code.contains(part))
			.isEmpty();
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			return Stream
				.concat(Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "sample-app/README.md")
					.map(ROOT::resolve), docs.filter((file) -> file.toString().endsWith(".md")))
				.toList();
		}
	}

	/**
	 * Return the text of a page without the code in it.
	 */
	private static String prose(Path page) throws IOException {
		return FENCED.matcher(Files.readString(page)).replaceAll("");
	}

	private static boolean leadsSomewhere(Path page, String link) {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
		return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
	}

	/**
	 * Return the names that GitHub gives to the headings of a page.
	 */
	private static Set<String> anchors(Path page) {
		try {
			return HEADING.matcher(prose(page))
				.results()
				.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT))
				.map((heading) -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
				.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Set<String> names(Pattern pattern, String text) {
		return pattern.matcher(text)
			.results()
			.map((MatchResult result) -> result.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Return the names of all files with sources in this module.
	 */
	private static Set<String> sources() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			return files.filter(Files::isRegularFile)
				.map((file) -> file.getFileName().toString())
				.collect(Collectors.toSet());
		}
	}

	/**
	 * Return the code of this module, with each message in one piece.
	 */
	private static String code() throws IOException {
		StringBuilder code = new StringBuilder();
		try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				code.append(CONTINUED.matcher(Files.readString(file)).replaceAll(""));
			}
		}
		return code.toString();
	}

	/**
	 * Return whether there is a class of ours with the given name, which may be nested.
	 */
	private static boolean exists(String name, Set<String> sources) {
		String[] names = name.split("\\.");
		if (!sources.contains(names[0] + ".java")) {
			return false;
		}
		if (names.length == 1) {
			return true;
		}
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			Path file = files.filter((path) -> path.endsWith(names[0] + ".java")).findFirst().orElseThrow();
			Matcher declaration = Pattern.compile("(class|record|interface|enum) " + names[names.length - 1] + "\\b")
				.matcher(Files.readString(file));
			return declaration.find();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
