package dev.embercache.lineage;

import org.springframework.util.ResourceUtils;

/**
 * Fingerprints of what code depends on besides application classes: resources,
 * configuration properties, libraries.
 */
final class Outside {

	private final Resources resources;

	private final Libraries libraries;

	private final ApplicationProperties properties;

	Outside(ClassFiles files, ApplicationProperties properties) {
		this.resources = new Resources(files);
		this.libraries = new Libraries(files);
		this.properties = properties;
	}

	Resources resources() {
		return this.resources;
	}

	Libraries libraries() {
		return this.libraries;
	}

	Fingerprint property(String name) {
		if (name.endsWith("*")) {
			return properties(name.substring(0, name.length() - 1));
		}
		boolean text = name.indexOf('{') >= 0;
		String value = this.properties.resolve(text ? name : "${" + name + "}");
		if (value == null) {
			return Fingerprint.ABSENT;
		}
		Tokens tokens = new Tokens().add(value);
		if (value.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX) || value.startsWith(ResourceUtils.FILE_URL_PREFIX)) {
			Fingerprint content = this.resources.fingerprint(value);
			if (!content.isKnown()) {
				return content;
			}
			tokens.add(content);
		}
		return tokens.fingerprint();
	}

	private Fingerprint properties(String prefix) {
		Tokens tokens = new Tokens();
		this.properties.below(prefix.endsWith(".") ? prefix.substring(0, prefix.length() - 1) : prefix)
			.forEach((name, value) -> tokens.add(name).add(value));
		return tokens.isEmpty() ? Fingerprint.ABSENT : tokens.fingerprint();
	}

}
