package com.harborgoods.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class HelpService {

	private final TextLibrary library;

	private final Markdown markdown = new Markdown();

	HelpService(TextLibrary library) {
		this.library = library;
	}

	@Cacheable("help-pages")
	public HelpPage page(String name) throws IOException {
		String text = this.library.text(name);
		return new HelpPage(name, this.markdown.title(text), this.markdown.html(text));
	}

	@Cacheable("imprint")
	public String imprint() throws IOException {
		try (InputStream input = getClass().getResourceAsStream("/texts/imprint.txt")) {
			return new String(input.readAllBytes(), StandardCharsets.UTF_8).trim();
		}
	}

}
