package dev.embercache.codec;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The JDK's scalars whose class or comparison depends on where the JVM runs.
 */
final class JdkPlaces {

	private JdkPlaces() {
	}

	/**
	 * Compared by text: {@link URL#equals(Object)} asks the network.
	 */
	static final class UrlPlan extends ScalarPlan {

		UrlPlan() {
			super(URL.class, "java.net.URL");
		}

		@Override
		void write(Object value, JsonGenerator out) {
			String text = ((URL) value).toExternalForm();
			if (!parse(text).toExternalForm().equals(text)) {
				throw new Refusal("it cannot be restored from its text", Refusal.HOLD_OTHERWISE);
			}
			out.writeString(text);
		}

		@Override
		Object read(JsonParser in) {
			expect(in, JsonToken.VALUE_STRING);
			return parse(in.getString());
		}

		@Override
		String canonical(Object value) {
			throw new Refusal("comparing URLs may access the network", "Use a URI.");
		}

		@SuppressWarnings("deprecation")
		private static URL parse(String text) {
			try {
				return new URL(text);
			}
			catch (MalformedURLException ex) {
				throw new Refusal("a URL with an unknown protocol", Refusal.HOLD_OTHERWISE, ex);
			}
		}

		@Override
		boolean same(Object left, Object right) {
			return ((URL) left).toExternalForm().equals(((URL) right).toExternalForm());
		}

	}

	/**
	 * A path of the default file system.
	 */
	static final class PathPlan extends ScalarPlan {

		private final Class<Path> path;

		PathPlan(Class<Path> path) {
			super(path, "java.nio.file.Path");
			this.path = path;
		}

		@Override
		void write(Object value, JsonGenerator out) {
			String text = this.path.cast(value).toString();
			if (!Path.of(text).equals(value) || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
				throw new Refusal("the path cannot be restored from its text", Refusal.HOLD_OTHERWISE);
			}
			out.writeString(text);
		}

		@Override
		Object read(JsonParser in) {
			expect(in, JsonToken.VALUE_STRING);
			return Path.of(in.getString());
		}

	}

	/**
	 * Character sets, by their names.
	 */
	static final class CharsetPlan extends ScalarPlan {

		CharsetPlan(Class<?> type) {
			super(type, "java.nio.charset.Charset");
		}

		@Override
		void write(Object value, JsonGenerator out) {
			out.writeString(((Charset) value).name());
		}

		@Override
		Object read(JsonParser in) {
			expect(in, JsonToken.VALUE_STRING);
			return Charset.forName(in.getString());
		}

	}

}
