package dev.embercache.oracle;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Edits of annotations.
 */
final class AnnotationEdits extends Editor {

	AnnotationEdits(SourceTree sources, Consumer<Edit> sink) {
		super(sources, sink);
	}

	@Override
	void find() {
		for (String path : types()) {
			replaceEach("path of an endpoint", path, Pattern.compile("(?:Get|Post|Request)Mapping\\(\"/"),
					(match) -> match.group() + "v2/");
			replaceEach("annotation", path, Pattern.compile("@Transactional\\(readOnly = true\\)"),
					(match) -> "@Transactional(timeout = 60)");
			replaceEach("annotation", path, Pattern.compile("\\n@(Service|Component)(?=\\n)"),
					(match) -> match.group() + "\n@Deprecated");
			replaceEach("annotation", path, Pattern.compile("@Order\\(1\\)"), (match) -> "@Order(9)");
			replaceEach("annotation", path, Pattern.compile("@Column\\(length = 400\\)"),
					(match) -> "@Column(length = 500)");
			replaceEach("annotation", path, Pattern.compile("fixedDelay = 1,"), (match) -> "fixedDelay = 2,");
			replaceEach("annotation", path, Pattern.compile("0 0 4"), (match) -> "0 0 5");
			replaceEach("annotation", path, Pattern.compile("@JsonProperty\\(\"value\"\\)"),
					(match) -> "@JsonProperty(\"sum\")");
			replaceEach("annotation", path, Pattern.compile("@OrderBy\\(\"sku\"\\)"),
					(match) -> "@OrderBy(\"sku desc\")");
			replaceEach("annotation", path, Pattern.compile("@Audited\\(\"price\"\\)\n"), (match) -> "");
			replaceEach("annotation", path, Pattern.compile("@DefaultValue\\(\"5\"\\)"),
					(match) -> "@DefaultValue(\"6\")");
			replaceEach("annotation", path, Pattern.compile("order by p.sku"), (match) -> "order by p.sku desc");
			replaceEach("annotation", path, Pattern.compile("@Qualifier\\(\"cautious\"\\)"),
					(match) -> "@Qualifier(\"bold\")");
			replaceEach("annotation", path, Pattern.compile("@Profile\\(\"!peak\"\\)"),
					(match) -> "@Profile(\"!rush\")");
		}
	}

}
