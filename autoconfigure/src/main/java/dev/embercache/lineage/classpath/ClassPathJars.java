package dev.embercache.lineage.classpath;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;

/**
 * All jars on the class path but those that have classes of the application, whose code
 * is followed. Which library calls which other one is not known, so that they count
 * together; but frameworks do not name the libraries of those who use them, and find only
 * what these offer. Agents and jars that only list others are left out: an IDE or a build
 * adds its own to what it starts.
 */
final class ClassPathJars {

	private static final String OPENED = "jar:";

	private static final String MANIFEST = "META-INF/MANIFEST.MF";

	private final ClassFiles files;

	private final Libraries libraries;

	private final Supplier<Set<String>> applicationClasses;

	private final Predicate<String> framework;

	private final Supplier<Fingerprint> fingerprint = SingletonSupplier.of(() -> find((jar) -> true));

	private final Supplier<Fingerprint> frameworks = SingletonSupplier.of(() -> find(this::isFoundByFrameworks));

	/**
	 * Create the jars.
	 * @param files where they are found
	 * @param libraries what is known of their contents
	 * @param applicationClasses gives the names of all application classes
	 * @param framework whether a class is one of a framework
	 */
	ClassPathJars(ClassFiles files, Libraries libraries, Supplier<Set<String>> applicationClasses,
			Predicate<String> framework) {
		this.files = files;
		this.libraries = libraries;
		this.applicationClasses = applicationClasses;
		this.framework = framework;
	}

	Fingerprint fingerprint() {
		return this.fingerprint.get();
	}

	/**
	 * Return what the jars of frameworks are, and those in which these may find
	 * something.
	 */
	Fingerprint frameworks() {
		return this.frameworks.get();
	}

	private Fingerprint find(Predicate<JarContent> counted) {
		try {
			Set<String> ofApplication = archivesOfApplication();
			Set<String> contents = new TreeSet<>();
			for (String archive : archives()) {
				JarContent jar = this.files.knownJars().content(archive);
				if (!ofApplication.contains(archive) && !jar.ofLauncher() && counted.test(jar)) {
					Fingerprint content = this.libraries.ofArchive(archive);
					if (!content.isKnown()) {
						return content;
					}
					contents.add(content.toString());
				}
			}
			return new Tokens().addAll(contents).fingerprint();
		}
		catch (IOException ex) {
			return Fingerprint.UNKNOWN;
		}
	}

	private boolean isFoundByFrameworks(JarContent jar) {
		return jar.offering() || jar.classes().stream().anyMatch(this.framework);
	}

	/**
	 * Return the addresses of all jars that have a manifest, as most do, or that somebody
	 * has put on the class path by name.
	 */
	private Set<String> archives() throws IOException {
		Set<String> archives = new TreeSet<>();
		for (URL manifest : Collections.list(this.files.classLoader().getResources(MANIFEST))) {
			archives.add(Libraries.archive(manifest, MANIFEST));
		}
		for (String path : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
			archives.add(OPENED + new File(path).toURI());
		}
		ClassLoader loader = this.files.classLoader();
		while (loader != null) {
			if (loader instanceof URLClassLoader located) {
				for (URL url : located.getURLs()) {
					String address = StringUtils.trimTrailingCharacter(url.toString(), '/');
					address = address.endsWith("!") ? address.substring(0, address.length() - 1) : address;
					archives.add(address.startsWith(OPENED) ? address : OPENED + address);
				}
			}
			loader = loader.getParent();
		}
		archives.removeIf((archive) -> !Libraries.isJar(archive) || !isThere(archive));
		return archives;
	}

	private static boolean isThere(String archive) {
		try {
			return Files.isRegularFile(KnownJars.file(archive));
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Return where application classes are, by one class of each package.
	 */
	private Set<String> archivesOfApplication() {
		Set<String> archives = new HashSet<>();
		Set<String> packages = new HashSet<>();
		for (String className : new TreeSet<>(this.applicationClasses.get())) {
			String archive = packages.add(ClassUtils.getPackageName(className)) ? this.libraries.archive(className)
					: null;
			if (archive != null) {
				archives.add(archive);
			}
		}
		return archives;
	}

}
