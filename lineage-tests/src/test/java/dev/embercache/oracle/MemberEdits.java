package dev.embercache.oracle;

import java.util.function.Consumer;

/**
 * Edits that add something beside what is there.
 */
final class MemberEdits extends Editor {

	MemberEdits(SourceTree sources, Consumer<Edit> sink) {
		super(sources, sink);
	}

	@Override
	void find() {
		for (String path : types()) {
			String text = sources().text(path);
			if (path.endsWith("Controller.java")) {
				addEndpoint(path);
			}
			if (path.endsWith("Repository.java")) {
				addQuery(path, text);
			}
			if (text.contains("@Service") || text.contains("@Component")) {
				edit("private method", path, (source) -> beforeEnd(source,
						"\tprivate int spare(int count) {\n\t\treturn count + 1;\n\t}\n"));
				edit("logger field", path, (source) -> source.replaceFirst("\\{\n\n",
						"{\n\n\tprivate static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(\"edited\");\n\n"));
			}
			if (text.contains("@Service")) {
				edit("public method", path, (source) -> beforeEnd(source,
						"\tpublic String describe(String text) {\n\t\treturn text + \"?\";\n\t}\n"));
			}
			if (text.contains("public record") || text.contains("@Entity")) {
				edit("method of a value class", path,
						(source) -> beforeEnd(source, "\n\tpublic boolean complete() {\n\t\treturn true;\n\t}\n"));
			}
			if (text.contains("@Entity")) {
				edit("field of an entity", path,
						(source) -> source.replaceFirst("\\{\n\n", "{\n\n\tprivate String remark;\n\n"));
			}
			if (text.contains("public final class") || text.contains("public class Markdown")) {
				edit("static method", path, (source) -> beforeEnd(source,
						"\tpublic static int twice(int count) {\n\t\treturn 2 * count;\n\t}\n"));
			}
		}
	}

	private void addEndpoint(String path) {
		edit("endpoint", path, (text) -> beforeEnd(text,
				"\t@org.springframework.web.bind.annotation.GetMapping(\"/edited\")\n\tString edited() {\n\t\treturn \"edited\";\n\t}\n"));
	}

	private void addQuery(String path, String text) {
		String entity = text.replaceFirst("(?s).*JpaRepository<(\\w+),.*", "$1");
		edit("repository query", path,
				(source) -> beforeEnd(source, "\t@org.springframework.data.jpa.repository.Query(\"select count(e) from "
						+ entity + " e\")\n\tlong howMany();\n"));
		edit("derived query", path, (source) -> beforeEnd(source, "\tlong countByIdGreaterThan(Long id);\n"));
	}

}
