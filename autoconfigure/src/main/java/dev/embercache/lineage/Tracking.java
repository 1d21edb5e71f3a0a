package dev.embercache.lineage;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What users say about lineages beyond what bytecode does: of a cache, or of a method.
 *
 * @param code whether the code that computes a value is followed
 * @param classes patterns of further classes that values depend on, with all that these
 * reach: names of classes, with {@code *} for any name within a package and {@code **}
 * for any packages
 * @param resources locations of further resources and files, such as
 * {@code classpath:rates/*.csv} or {@code file:/etc/rates.csv}
 * @param properties names of further configuration properties, or prefixes such as
 * {@code pricing.*}
 * @param ignores patterns of classes that are not followed, unless they are in the value
 * or the key
 * @param version a version of the user's own; values of another version are stale
 * @since 0.1.0
 */
public record Tracking(boolean code, List<String> classes, List<String> resources, List<String> properties,
		List<String> ignores, @Nullable String version) {

	/**
	 * What holds where nothing is said: code is followed, and nothing else counts.
	 */
	public static final Tracking DEFAULTS = new Tracking(true, List.of(), List.of(), List.of(), List.of(), null);

	public Tracking {
		Assert.notNull(classes, "'classes' must not be null");
		Assert.notNull(resources, "'resources' must not be null");
		Assert.notNull(properties, "'properties' must not be null");
		Assert.notNull(ignores, "'ignores' must not be null");
		classes = List.copyOf(classes);
		resources = List.copyOf(resources);
		properties = List.copyOf(properties);
		ignores = List.copyOf(ignores);
	}

	/**
	 * Return what both say together. Of the versions that of the other one is left out.
	 * @param other what else is said
	 * @return both
	 */
	public Tracking and(Tracking other) {
		return new Tracking(this.code && other.code, joined(this.classes, other.classes),
				joined(this.resources, other.resources), joined(this.properties, other.properties),
				joined(this.ignores, other.ignores), this.version);
	}

	public Fingerprint fingerprint() {
		return new Tokens().add(Boolean.toString(this.code))
			.addAll(this.classes)
			.addAll(this.resources)
			.addAll(this.properties)
			.addAll(this.ignores)
			.add(this.version)
			.fingerprint();
	}

	private static List<String> joined(List<String> first, List<String> second) {
		if (first.isEmpty() || second.isEmpty()) {
			return first.isEmpty() ? second : first;
		}
		List<String> joined = new ArrayList<>(first);
		joined.addAll(second);
		return joined;
	}

}
