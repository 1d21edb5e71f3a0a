package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Resources that code reads by a name, however it comes by that.
 */
final class ResourceCases {

	private static final String READER = """
			final class %s {
				static int read(String name) throws java.io.IOException {
					return number(%1$s.class.getResourceAsStream(name));
				}
				static int number(java.io.InputStream stream) throws java.io.IOException {
					try (stream) {
						return Integer.parseInt(new String(stream.readAllBytes()).trim());
					}
				}
			}
			""";

	private ResourceCases() {
	}

	static List<ReachCase> all() {
		return List.of(
				joined("folderOfManyWithOneName", "\"/manyOne/\" + key + \"/subject.txt\"")
					.resource("manyOne/other/subject.txt", "1")
					.resource("manyOne/key/subject.txt", "1")
					.editedResource("manyOne/key/subject.txt", "2"),
				patternOfAnnotation(),
				joined("withoutExtension", "\"/without/README\"").resource("without/README", "1")
					.editedResource("without/README", "2"),
				joined("aboveTheClass", "\"../above-the-class\"").resource("com/above-the-class", "1")
					.editedResource("com/above-the-class", "2"),
				joined("slashJoinedIn", "\"/slash/\" + key.replace(\"key\", \"a/b\") + \".txt\"")
					.resource("slash/a/b.txt", "1")
					.editedResource("slash/a/b.txt", "2"),
				joined("formatted", "String.format(\"/formatted/%s\", key)").resource("formatted/key", "1")
					.editedResource("formatted/key", "2"),
				joined("formattedItself", "\"/formattedItself/%s\".formatted(key)").resource("formattedItself/key", "1")
					.editedResource("formattedItself/key", "2"),
				joined("eitherArm", "key.isEmpty() ? \"/either/one\" : \"/either/other\"").resource("either/other", "1")
					.editedResource("either/other", "2"),
				joined("built", "new StringBuilder().append(\"/built\").append('/').append(key).toString()")
					.resource("built/key", "1")
					.editedResource("built/key", "2"),
				besideAClassOfALibrary(), listedFolder(), locationAsDefault(), loader());
	}

	private static ReachCase joined(String name, String expression) {
		String reader = "ReaderOf" + name;
		return ReachCase.named(name)
			.with(READER.formatted(reader))
			.caching("return %s.read(%s);".formatted(reader, expression));
	}

	private static ReachCase patternOfAnnotation() {
		return ReachCase.named("patternOfAnnotation")
			.injecting("@Value(\"classpath:annotated/*/subject.txt\") org.springframework.core.io.Resource[]",
					"subjects")
			.caching(
					"""
							int sum = 0;
							for (var subject : this.subjects) {
								sum += Integer.parseInt(subject.getContentAsString(java.nio.charset.StandardCharsets.UTF_8).trim());
							}
							return sum;
							""")
			.resource("annotated/de/subject.txt", "0")
			.resource("annotated/en/subject.txt", "1")
			.editedResource("annotated/de/subject.txt", "1");
	}

	private static ReachCase besideAClassOfALibrary() {
		return ReachCase.named("besideAClassOfALibrary")
			.with(READER.formatted("BesideReader"))
			.caching("return BesideReader.number(org.springframework.util.StringUtils.class"
					+ ".getResourceAsStream(\"beside.txt\"));")
			.resource("org/springframework/util/beside.txt", "1")
			.editedResource("org/springframework/util/beside.txt", "2");
	}

	private static ReachCase listedFolder() {
		return ReachCase.named("listedFolder")
			.caching("return new java.io.File(getClass().getResource(\"/listed\").toURI()).list().length;")
			.resource("listed/one.txt", "1")
			.editedResource("listed/two.txt", "2");
	}

	private static ReachCase locationAsDefault() {
		return ReachCase.named("locationAsDefault")
			.injecting("@Value(\"${absent.location:classpath:default-location}\") org.springframework.core.io.Resource",
					"location")
			.caching("return Integer.parseInt(this.location"
					+ ".getContentAsString(java.nio.charset.StandardCharsets.UTF_8).trim());")
			.resource("default-location", "1")
			.editedResource("default-location", "2");
	}

	private static ReachCase loader() {
		return ReachCase.named("loader").injecting("org.springframework.core.io.ResourceLoader", "loader").caching("""
				String location = "classpath:loaded/" + key;
				return Integer.parseInt(this.loader.getResource(location)
					.getContentAsString(java.nio.charset.StandardCharsets.UTF_8).trim());
				""").resource("loaded/key", "1").editedResource("loaded/key", "2");
	}

}
