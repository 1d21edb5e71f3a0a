package dev.embercache.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a property below a prefix, taken apart: the name of a cache, which may have
 * dots and brackets, and a key.
 *
 * @param cache the name of the cache as it is written; empty if there is none
 * @param key the key in its dashed form, or as it is written if nobody knows it
 * @param isKnown whether there is such a key
 * @param index the index of an element of a list, with brackets; empty if there is none
 */
record SettingName(String cache, String key, boolean isKnown, String index) {

	/**
	 * Take apart what is said about all caches.
	 */
	static SettingName ofAll(String rest, SettingKeys keys) {
		List<String> segments = segments(rest);
		String index = takeIndex(segments);
		String written = String.join(".", segments);
		String key = keys.find(written);
		return (key != null) ? new SettingName("", key, true, index) : new SettingName("", written, false, index);
	}

	/**
	 * Take apart what is said about a single cache. The longest key that is known ends
	 * the name, or else the text that resembles one most.
	 */
	static SettingName ofCache(String rest, SettingKeys keys) {
		List<String> segments = segments(rest);
		String index = takeIndex(segments);
		for (int i = 1; i < segments.size(); i++) {
			String key = keys.find(tail(segments, i));
			if (key != null) {
				return new SettingName(String.join(".", segments.subList(0, i)), key, true, index);
			}
		}
		int best = 1;
		for (int i = 2; i < segments.size(); i++) {
			best = (keys.distance(tail(segments, i)) < keys.distance(tail(segments, best))) ? i : best;
		}
		return new SettingName(String.join(".", segments.subList(0, best)), tail(segments, best), false, index);
	}

	private static String tail(List<String> segments, int start) {
		return String.join(".", segments.subList(start, segments.size()));
	}

	private static String takeIndex(List<String> segments) {
		String last = segments.get(segments.size() - 1);
		if (segments.size() > 1 && !last.isEmpty() && last.chars().allMatch(Character::isDigit)) {
			segments.remove(segments.size() - 1);
			return "[" + last + "]";
		}
		return "";
	}

	/**
	 * Split at dots, except for those in brackets, which are left out.
	 */
	private static List<String> segments(String text) {
		List<String> segments = new ArrayList<>();
		int start = 0;
		while (start < text.length()) {
			if (text.charAt(start) == '.') {
				start++;
			}
			else {
				start = addSegment(text, start, segments);
			}
		}
		return segments;
	}

	private static int addSegment(String text, int start, List<String> segments) {
		int close = (text.charAt(start) == '[') ? text.indexOf(']', start) : -1;
		if (close > 0) {
			segments.add(text.substring(start + 1, close));
			return close + 1;
		}
		int end = end(text, start + 1);
		segments.add(text.substring(start, end));
		return end;
	}

	private static int end(String text, int start) {
		int end = start;
		while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
			end++;
		}
		return end;
	}

}
