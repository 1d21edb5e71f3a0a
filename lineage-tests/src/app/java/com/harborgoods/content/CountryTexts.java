package com.harborgoods.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Service;

@Service
public class CountryTexts {

	private final ResourceLoader resources;

	CountryTexts(ResourceLoader resources) {
		this.resources = resources;
	}

	@Cacheable("country-texts")
	public String intro(String country) throws IOException {
		String location = "classpath:countries/" + country + "/intro.txt";
		return this.resources.getResource(location).getContentAsString(StandardCharsets.UTF_8).trim();
	}

	@Cacheable("holidays")
	public String holidays(String language) {
		return ResourceBundle.getBundle("calendar", Locale.forLanguageTag(language)).getString("holidays");
	}

}
