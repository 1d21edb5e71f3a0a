package dev.embercache.lineage.classpath;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.bytecode.OutsideNames;

/**
 * The system properties of the JVM and the environment variables of its process, as far
 * as code reads them by their names or by how these begin.
 * <p>
 * Most of them differ from machine to machine and from run to run. Where a name is found
 * at run time, those system properties count that stand on the command line of the JVM,
 * and no environment variables.
 */
final class SystemValues {

	private static final String OPTION = "-D";

	private SystemValues() {
	}

	/**
	 * Return the values that a name stands for.
	 * @param name the name of a property element
	 * @return the values by name, or {@code null} if it is about something else
	 */
	static @Nullable Map<String, String> find(String name) {
		if (name.startsWith(OutsideNames.SYSTEM_PROPERTY)) {
			String wanted = name.substring(OutsideNames.SYSTEM_PROPERTY.length());
			return wanted.equals(OutsideNames.ALL_PROPERTIES) ? ofCommandLine() : matching(systemProperties(), wanted);
		}
		if (name.startsWith(OutsideNames.ENVIRONMENT_VARIABLE)) {
			String wanted = name.substring(OutsideNames.ENVIRONMENT_VARIABLE.length());
			return wanted.equals(OutsideNames.ALL_PROPERTIES) ? Map.of() : matching(System.getenv(), wanted);
		}
		return null;
	}

	private static Map<String, String> systemProperties() {
		Map<String, String> values = new TreeMap<>();
		for (String name : System.getProperties().stringPropertyNames()) {
			values.put(name, System.getProperty(name, ""));
		}
		return values;
	}

	private static SortedMap<String, String> matching(Map<String, String> values, String wanted) {
		SortedMap<String, String> matching = new TreeMap<>(values);
		boolean prefix = wanted.endsWith("*");
		String start = prefix ? wanted.substring(0, wanted.length() - 1) : wanted;
		matching.keySet().removeIf((name) -> prefix ? !name.startsWith(start) : !name.equals(start));
		return matching;
	}

	/**
	 * Return the system properties that the command line of the JVM sets, without those
	 * that tools set for their own work.
	 */
	private static Map<String, String> ofCommandLine() {
		Map<String, String> values = new TreeMap<>();
		for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
			if (option.startsWith(OPTION) && !option.startsWith("-Dcom.sun.") && !option.startsWith("-Djava.rmi.")) {
				int end = option.indexOf('=');
				String name = option.substring(OPTION.length(), (end < 0) ? option.length() : end);
				values.put(name, System.getProperty(name, ""));
			}
		}
		return values;
	}

}
