package dev.embercache.codec;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The plans of {@link String}.
 */
final class JdkTexts {

	/**
	 * A text is long if it has so many characters. Up to 65 Smile could write one once
	 * only; of texts as long as this, few come again, and all take longer.
	 */
	private static final int LONG_TEXT = 40;

	/**
	 * Up to this length, characters are looked at faster than the JDK converts them to
	 * bytes and back.
	 */
	private static final int SHORT_TEXT = 24;

	private JdkTexts() {
	}

	/**
	 * Return whether there is a character for each surrogate, so that UTF-8 has the text.
	 */
	static boolean isWellFormed(String text) {
		if (text.length() >= SHORT_TEXT) {
			return isThatOf(text.getBytes(StandardCharsets.UTF_8), text);
		}
		for (int i = 0; i < text.length(); i++) {
			char each = text.charAt(i);
			if (Character.isSurrogate(each)) {
				if (!Character.isHighSurrogate(each) || ++i == text.length()
						|| !Character.isLowSurrogate(text.charAt(i))) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean isThatOf(byte[] bytes, String text) {
		return new String(bytes, StandardCharsets.UTF_8).equals(text);
	}

	/**
	 * Write a text if UTF-8 has it. A long one is written as bytes: the generator takes a
	 * text a character at a time, while the JDK has its bytes ten times as fast.
	 * @return whether it was written
	 */
	static boolean write(String text, JsonGenerator out) {
		if (text.length() >= LONG_TEXT) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			if (isThatOf(bytes, text)) {
				Segments.write(bytes, out);
				return true;
			}
			return false;
		}
		if (isWellFormed(text)) {
			out.writeString(text);
			return true;
		}
		return false;
	}

	/**
	 * Well-formed strings.
	 */
	static final class StringPlan extends ScalarPlan {

		StringPlan() {
			super(String.class, "java.lang.String");
		}

		@Override
		boolean natural(Object value) {
			return true;
		}

		@Override
		void write(Object value, JsonGenerator out) {
			if (!JdkTexts.write((String) value, out)) {
				throw new IllegalArgumentException("The text has an unpaired surrogate, which this plan cannot write");
			}
		}

		@Override
		Object read(JsonParser in) {
			if (in.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
				return new String(in.getBinaryValue(), StandardCharsets.UTF_8);
			}
			expect(in, JsonToken.VALUE_STRING);
			return in.getString();
		}

	}

	/**
	 * Strings that UTF-8 cannot carry, such as those with half of a pair of surrogates.
	 */
	static final class Utf16Plan extends ScalarPlan {

		Utf16Plan() {
			super(String.class, "java.lang.String:UTF-16");
		}

		@Override
		void write(Object value, JsonGenerator out) {
			String text = (String) value;
			byte[] bytes = new byte[text.length() * 2];
			for (int i = 0; i < text.length(); i++) {
				bytes[2 * i] = (byte) (text.charAt(i) >> 8);
				bytes[2 * i + 1] = (byte) text.charAt(i);
			}
			Segments.write(bytes, out);
		}

		@Override
		Object read(JsonParser in) {
			byte[] bytes = in.getBinaryValue();
			char[] chars = new char[bytes.length / 2];
			for (int i = 0; i < chars.length; i++) {
				chars[i] = (char) ((bytes[2 * i] << 8) | (bytes[2 * i + 1] & 0xFF));
			}
			return new String(chars);
		}

	}

}
