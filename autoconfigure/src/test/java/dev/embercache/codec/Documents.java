package dev.embercache.codec;

import java.io.ByteArrayOutputStream;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.smile.SmileFactory;

/**
 * Forged documents, written as JSON and given to the codec in its own format. One that is
 * cut short stays cut short.
 */
final class Documents {

	private static final JsonFactory JSON = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(Integer.MAX_VALUE)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNumberLength(Integer.MAX_VALUE)
			.build())
		.build();

	private static final SmileFactory SMILE = SmileFactory.builder()
		.disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
		.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
		.build();

	private Documents() {
	}

	static byte[] of(String json) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json);
				JsonGenerator out = SMILE.createGenerator(ObjectWriteContext.empty(), bytes)) {
			copy(in, out);
		}
		return bytes.toByteArray();
	}

	private static void copy(JsonParser in, JsonGenerator out) {
		try {
			while (in.nextToken() != null) {
				out.copyCurrentEvent(in);
			}
		}
		catch (StreamReadException ex) {
			// The document ends here, in whatever format.
			out.flush();
		}
	}

}
