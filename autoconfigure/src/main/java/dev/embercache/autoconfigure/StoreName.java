package dev.embercache.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The name of an application's entries in a place that other applications may use as
 * well: the name of the application and its active profiles.
 */
final class StoreName {

	private static final int LONGEST = 100;

	private StoreName() {
	}

	static String of(Environment environment) {
		String application = environment.getProperty("spring.application.name", "");
		String[] profiles = environment.getActiveProfiles().clone();
		Arrays.sort(profiles);
		String name = (StringUtils.hasText(application) ? application : "application")
				+ ((profiles.length > 0) ? "@" + String.join(",", profiles) : "");
		return fileName(name);
	}

	/**
	 * Replace characters that are not allowed in file names, and add a hash, so that two
	 * names do not become one.
	 */
	private static String fileName(String name) {
		String safe = name.replaceAll("[^A-Za-z0-9._,@-]", "_");
		if (safe.equals(name) && name.length() <= LONGEST && !name.startsWith(".")) {
			return name;
		}
		CRC32C hash = new CRC32C();
		hash.update(name.getBytes(StandardCharsets.UTF_8));
		return "_" + safe.substring(0, Math.min(LONGEST, safe.length())) + "-"
				+ HexFormat.of().toHexDigits((int) hash.getValue());
	}

}
