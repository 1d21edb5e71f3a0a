package dev.embercache.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Lineage.Part;

/**
 * The binary form of a {@link Lineage}: a version, the producer, the parts with their
 * names cut by what they share with the name before, how beans were made, and the
 * identity, by which damage shows.
 */
final class LineageFormat {

	private static final int VERSION = 2;

	private static final int MAXIMUM_PARTS = 1_000_000;

	private static final int MAXIMUM_NAMES = 10_000;

	private LineageFormat() {
	}

	static void write(Lineage lineage, DataOutput output) throws IOException {
		output.writeByte(VERSION);
		String producer = lineage.producer();
		output.writeUTF((producer != null) ? producer : "");
		output.writeInt(lineage.parts().size());
		String before = "";
		for (Part part : lineage.parts()) {
			String name = part.element().name();
			int shared = shared(before, name);
			output.writeByte(part.element().kind().code());
			output.writeShort(shared);
			output.writeUTF(name.substring(shared));
			write(part.fingerprint(), output);
			output.writeInt(part.via());
			if (part.element().kind() == Kind.BEAN) {
				write(part.wiring(), output);
			}
			before = name;
		}
		write(lineage.id(), output);
	}

	static Lineage read(DataInput input) throws IOException {
		int version = input.readUnsignedByte();
		if (version != VERSION) {
			throw new LineageFormatException(
					"Lineage written in format %d, this version reads %d".formatted(version, VERSION));
		}
		String producer = input.readUTF();
		if (!producer.isEmpty() && producer.indexOf('.') >= producer.indexOf('(')) {
			throw new LineageFormatException("Lineage names no method as its producer");
		}
		int size = input.readInt();
		if (size < 0 || size > MAXIMUM_PARTS) {
			throw new LineageFormatException("Lineage of %d parts".formatted(size));
		}
		List<Part> parts = new ArrayList<>(Math.min(size, 1024));
		String before = "";
		for (int i = 0; i < size; i++) {
			Part part = readPart(before, size, input);
			before = part.element().name();
			parts.add(part);
		}
		Lineage lineage = new Lineage(producer.isEmpty() ? null : producer, parts);
		if (!lineage.id().equals(readFingerprint(input))) {
			throw new LineageFormatException("Lineage is damaged: its parts do not give its identity");
		}
		return lineage;
	}

	private static Part readPart(String before, int size, DataInput input) throws IOException {
		Kind kind = kind((char) input.readUnsignedByte());
		int shared = input.readUnsignedShort();
		if (shared > before.length()) {
			throw new LineageFormatException("Lineage is damaged: a name is cut wrongly");
		}
		Element element = new Element(kind, before.substring(0, shared) + input.readUTF());
		Fingerprint fingerprint = readFingerprint(input);
		int via = input.readInt();
		if (via < Part.BY_VALUE || via >= size) {
			throw new LineageFormatException("Lineage is damaged: a part is reached through nothing");
		}
		return new Part(element, fingerprint, via, (kind == Kind.BEAN) ? readWiring(element.name(), input) : null);
	}

	private static void write(@Nullable BeanWiring wiring, DataOutput output) throws IOException {
		output.writeBoolean(wiring != null);
		if (wiring != null) {
			write(wiring.className(), output);
			write(wiring.factoryClassName(), output);
			write(wiring.factoryMethodName(), output);
			write(wiring.dependencies(), output);
			write(wiring.prefixes(), output);
			write(wiring.traits(), output);
			write(wiring.advice(), output);
		}
	}

	private static @Nullable BeanWiring readWiring(String name, DataInput input) throws IOException {
		return input.readBoolean() ? new BeanWiring(name, readText(input), readText(input), readText(input),
				readTexts(input), readTexts(input), Set.copyOf(readTexts(input)), readTexts(input)) : null;
	}

	private static void write(@Nullable String text, DataOutput output) throws IOException {
		output.writeUTF((text != null) ? text : "");
	}

	private static @Nullable String readText(DataInput input) throws IOException {
		String text = input.readUTF();
		return text.isEmpty() ? null : text;
	}

	private static void write(Collection<String> texts, DataOutput output) throws IOException {
		output.writeShort(Math.min(texts.size(), MAXIMUM_NAMES));
		for (String text : texts.stream().limit(MAXIMUM_NAMES).toList()) {
			output.writeUTF(text);
		}
	}

	private static List<String> readTexts(DataInput input) throws IOException {
		int size = input.readUnsignedShort();
		List<String> texts = new ArrayList<>(Math.min(size, 1024));
		for (int i = 0; i < size; i++) {
			texts.add(input.readUTF());
		}
		return texts;
	}

	private static Kind kind(char code) throws LineageFormatException {
		Kind kind = find(code);
		if (kind == null) {
			throw new LineageFormatException("Lineage with an element of the unknown kind '%s'".formatted(code));
		}
		return kind;
	}

	private static @Nullable Kind find(char code) {
		for (Kind kind : Kind.values()) {
			if (kind.code() == code) {
				return kind;
			}
		}
		return null;
	}

	private static void write(Fingerprint fingerprint, DataOutput output) throws IOException {
		output.writeLong(fingerprint.high());
		output.writeLong(fingerprint.low());
	}

	private static Fingerprint readFingerprint(DataInput input) throws IOException {
		return new Fingerprint(input.readLong(), input.readLong());
	}

	private static int shared(String before, String name) {
		int end = Math.min(Math.min(before.length(), name.length()), 0xFFFF);
		int shared = 0;
		while (shared < end && before.charAt(shared) == name.charAt(shared)) {
			shared++;
		}
		return shared;
	}

}
