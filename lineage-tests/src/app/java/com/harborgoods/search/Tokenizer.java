package com.harborgoods.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

@Component
public class Tokenizer {

	private static final Pattern SEPARATOR = Pattern.compile("[\\s,.;]+");

	public List<String> tokens(String text) {
		return SEPARATOR.splitAsStream(text.toLowerCase(Locale.ROOT)).filter((token) -> token.length() > 2).toList();
	}

}
