package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.NativeDetector;

import dev.embercache.lineage.Fingerprint;
import dev.embercache.lineage.Tokens;

/**
 * What libraries and the JDK may find in the JVM whatever they are given: its version and
 * defaults, and other libraries. Code can set other defaults at any time, so that they
 * are asked for each time.
 */
public final class Surroundings {

	/** What a text of a rule says if there is nothing. */
	public static final String NOTHING = "nothing";

	private static final String LIBRARIES = "libraries";

	private static final String FRAMEWORKS = "frameworks";

	private static final String JAVA = "java";

	private static final String ZONE = "zone";

	private static final String LOCALE = "locale";

	private static final String CHARSET = "charset";

	/** What no rule says, and all code in a native image depends on. */
	private static final String BUILD = "build";

	private final ClassPathJars jars;

	private final Map<String, Fingerprint> known = new ConcurrentHashMap<>();

	Surroundings(ClassPathJars jars) {
		this.jars = jars;
	}

	/**
	 * Return what all code depends on: in a native image there are no class files to tell
	 * builds apart by.
	 */
	public static List<String> ofAllCode() {
		return NativeDetector.inNativeImage() ? List.of(BUILD) : List.of();
	}

	/**
	 * Read the jars on the class path, so that later calls need not.
	 */
	public void prepare() {
		this.jars.fingerprint();
		this.jars.frameworks();
	}

	/**
	 * Return what something in the JVM is now.
	 * @param name its name, as rules have it
	 * @return its fingerprint; a name that means nothing is absent
	 */
	public Fingerprint fingerprint(String name) {
		return switch (name) {
			case LIBRARIES -> this.jars.fingerprint();
			case FRAMEWORKS -> this.jars.frameworks();
			case JAVA -> of(String.valueOf(Runtime.version().feature()));
			case ZONE -> of(TimeZone.getDefault().getID());
			case LOCALE -> of(Locale.getDefault() + " " + Locale.getDefault(Locale.Category.DISPLAY) + " "
					+ Locale.getDefault(Locale.Category.FORMAT));
			case CHARSET -> of(Charset.defaultCharset().name());
			case BUILD -> executable();
			default -> Fingerprint.ABSENT;
		};
	}

	private Fingerprint executable() {
		String command = ProcessHandle.current().info().command().orElse(null);
		try {
			FileStamp stamp = FileStamp.of(Path.of(String.valueOf(command)));
			return of(stamp.size() + " " + stamp.modified());
		}
		catch (IOException ex) {
			return Fingerprint.UNKNOWN;
		}
	}

	private Fingerprint of(String value) {
		return this.known.computeIfAbsent(value, (key) -> new Tokens().add(key).fingerprint());
	}

	/**
	 * Return whether code can set something else in the running JVM.
	 * @param name the name, as rules have it
	 */
	public static boolean canChange(String name) {
		return name.equals(ZONE) || name.equals(LOCALE);
	}

	/**
	 * Return what a name stands for, for a reader.
	 * @param name the name, as rules have it
	 */
	public static String describe(String name) {
		return switch (name) {
			case LIBRARIES -> "what is on the class path besides";
			case FRAMEWORKS -> "what frameworks can find on the class path";
			case JAVA -> "the version of Java";
			case ZONE -> "the default time zone";
			case LOCALE -> "the default locale";
			case CHARSET -> "the default charset";
			case BUILD -> "the native image";
			default -> name;
		};
	}

}
