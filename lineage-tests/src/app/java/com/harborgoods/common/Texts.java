package com.harborgoods.common;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class Texts {

	private static final int SHORT = 24;

	private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

	private Texts() {
	}

	public static String slug(String text) {
		return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
	}

	public static String shortened(String text) {
		return (text.length() <= SHORT) ? text : text.substring(0, SHORT - 3) + "...";
	}

	public static String title(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	public static String initials(String name) {
		return Stream.of(name.split(" ")).map((word) -> word.substring(0, 1)).collect(Collectors.joining());
	}

}
