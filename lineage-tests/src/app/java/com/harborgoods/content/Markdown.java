package com.harborgoods.content;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

public class Markdown {

	private static final Map<String, String> PREFIXES = new LinkedHashMap<>();

	static {
		PREFIXES.put("## ", "h2");
		PREFIXES.put("# ", "h1");
		PREFIXES.put("- ", "li");
	}

	public String title(String text) {
		return text.lines().findFirst().map((line) -> line.replaceFirst("^#+ ", "")).orElse("");
	}

	public String html(String text) {
		return text.lines().filter((line) -> !line.isBlank()).map(this::line).collect(Collectors.joining("\n"));
	}

	private String line(String line) {
		for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
			if (line.startsWith(prefix.getKey())) {
				return tag(prefix.getValue(), line.substring(prefix.getKey().length()));
			}
		}
		return tag("p", line);
	}

	private static String tag(String name, String content) {
		return "<" + name + ">" + content + "</" + name + ">";
	}

}
