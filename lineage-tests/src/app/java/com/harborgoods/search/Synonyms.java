package com.harborgoods.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

@Component
public class Synonyms {

	private final Map<String, String> synonyms = new HashMap<>();

	Synonyms(@Value("classpath:search/synonyms.properties") Resource file) throws IOException {
		Properties properties = PropertiesLoaderUtils.loadProperties(file);
		properties.stringPropertyNames().forEach((name) -> this.synonyms.put(name, properties.getProperty(name)));
	}

	public String of(String token) {
		return this.synonyms.getOrDefault(token, token);
	}

}
