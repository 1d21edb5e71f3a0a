package com.harborgoods.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

@Component
public class TextLibrary {

	private final ResourceLoader resources;

	TextLibrary(ResourceLoader resources) {
		this.resources = resources;
	}

	public String text(String name) throws IOException {
		return this.resources.getResource("classpath:texts/" + name + ".md").getContentAsString(StandardCharsets.UTF_8);
	}

}
