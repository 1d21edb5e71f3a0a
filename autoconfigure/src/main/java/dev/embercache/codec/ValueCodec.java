package dev.embercache.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Takes values to bytes and back, and copies them, by the plans of one registry. What is
 * in doubt is proven: it is read back or copied, and compared with the original, before
 * anyone gets it.
 */
final class ValueCodec {

	private final Plans plans;

	ValueCodec(Plans plans) {
		this.plans = plans;
	}

	Encoded encode(Object value) throws EncodingException {
		return this.plans.conceding(() -> encodeAsPlanned(value));
	}

	private Encoded encodeAsPlanned(Object value) {
		Segments bytes = new Segments();
		GraphWriter writer;
		try (JsonGenerator out = SmileFormat.generator(bytes)) {
			writer = new GraphWriter(this.plans, out);
			writer.write(value);
		}
		byte[] written = bytes.toByteArray();
		if (writer.inDoubt()) {
			prove(value, written);
			writer.unproven().forEach(NodePlan::proveDecoded);
		}
		return new Encoded(written, writer.classNames());
	}

	private void prove(Object value, byte[] written) {
		Object copy;
		try {
			copy = decode(written);
		}
		catch (DecodingException ex) {
			EncodingException refused = new EncodingException("%s could be written, but not read back. %s"
				.formatted(Frame.shortName(value.getClass()), ex.getMessage()), ex);
			refused.concede(ex.concession());
			throw refused;
		}
		new GraphComparison(this.plans).check(value, copy, () -> decode(written));
	}

	Object decode(byte[] bytes) throws DecodingException {
		try (JsonParser in = SmileFormat.parser(bytes)) {
			return new GraphReader(this.plans, in).read();
		}
		catch (JacksonException ex) {
			throw new DecodingException("Value: these bytes cannot be read. " + Refusal.COMPUTED_ANEW, ex);
		}
	}

	CopySource copySourceOf(Object value) {
		return new CopySource(this.plans, value, false);
	}

	/**
	 * Make a source of copies of a value that may change, or {@code null} if it cannot.
	 */
	@Nullable CopySource isolate(Object value) throws CodecException {
		return this.plans.constancy().isConstant(value) ? null : this.plans.conceding(() -> copyAsPlanned(value));
	}

	private CopySource copyAsPlanned(Object value) {
		GraphCopier copier = new GraphCopier(this.plans);
		Object copy = copier.copy(value);
		if (copier.inDoubt()) {
			new GraphComparison(this.plans).check(value, copy, () -> new GraphCopier(this.plans).copy(value));
			copier.unproven().forEach(NodePlan::proveCopied);
		}
		return new CopySource(this.plans, copy, copier.tree());
	}

}
