package dev.embercache.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileWriteFeature;

/**
 * The format of the bytes, which is Smile.
 */
final class SmileFormat {

	/**
	 * A class and its fields are named once per document and objects are arrays, so that
	 * the names which Smile would share are not there; but numbers are shorter and
	 * strings that come again are shared: {@code CodecBenchmark} has a third fewer bytes
	 * than JSON for numbers, a quarter fewer for a basket of 20 items, and a fifth of
	 * them for lists whose strings repeat, in the same time.
	 * <p>
	 * Bounds are set where hostile bytes could cost more than their length: names are not
	 * used, and long numbers go as text. Depth, strings and documents are bounded by the
	 * bytes themselves, because nothing here recurses.
	 */
	private static final SmileFactory FORMAT = SmileFactory.builder()
		.enable(SmileWriteFeature.CHECK_SHARED_STRING_VALUES)
		.disable(SmileWriteFeature.ENCODE_BINARY_AS_7BIT)
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(Integer.MAX_VALUE)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNumberLength(40)
			.maxNameLength(0)
			.build())
		.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
		.build();

	private SmileFormat() {
	}

	static JsonGenerator generator(Segments bytes) {
		return FORMAT.createGenerator(ObjectWriteContext.empty(), bytes);
	}

	static JsonParser parser(byte[] bytes) {
		return FORMAT.createParser(ObjectReadContext.empty(), bytes);
	}

}
