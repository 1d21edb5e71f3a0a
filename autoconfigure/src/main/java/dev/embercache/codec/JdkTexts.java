package dev.embercache.codec;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * How texts are carried.
 */
final class JdkTexts {

	/**
	 * A text is long if it has so many characters. Up to 65 Smile could write one once
	 * only; of texts as long as this, few come again, and all take longer.
	 */
	private static final int LONG_TEXT = 40;

	private JdkTexts() {
	}

	static final class StringPlan extends ScalarPlan {

		StringPlan() {
			super(String.class, "java.lang.String");
		}

		@Override
		boolean natural(Object value) {
			return true;
		}

		/**
		 * Write a long text as bytes: the generator takes it a character at a time, while
		 * the JDK has its bytes ten times as fast.
		 */
		@Override
		void write(Object value, JsonGenerator out) {
			String text = (String) value;
			if (text.length() < LONG_TEXT) {
				out.writeString(text);
			}
			else {
				out.writeBinary(text.getBytes(StandardCharsets.UTF_8));
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
			out.writeBinary(bytes);
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
