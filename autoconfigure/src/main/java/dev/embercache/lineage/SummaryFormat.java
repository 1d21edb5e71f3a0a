package dev.embercache.lineage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.embercache.lineage.ClassSummary.Member;
import dev.embercache.lineage.ClassSummary.Reference;
import dev.embercache.lineage.ClassSummary.Reference.How;

/**
 * The binary form in which a {@link ClassSummary} outlives its generation: a version,
 * each string once, then the rest with numbers in their place.
 */
final class SummaryFormat {

	private static final int VERSION = 4;

	private static final How[] HOWS = How.values();

	private SummaryFormat() {
	}

	static byte[] write(ClassSummary summary) {
		Map<String, Integer> strings = new LinkedHashMap<>();
		try {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			writeSummary(summary, strings, new DataOutputStream(body));
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			DataOutputStream output = new DataOutputStream(bytes);
			output.writeByte(VERSION);
			output.writeInt(strings.size());
			for (String string : strings.keySet()) {
				output.writeUTF(string);
			}
			body.writeTo(output);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a summary.
	 * @param bytes what {@link #write} wrote
	 * @return the summary
	 * @throws IOException if the bytes are something else
	 */
	static ClassSummary read(byte[] bytes) throws IOException {
		DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes));
		if (input.readUnsignedByte() != VERSION) {
			throw new IOException("Unknown version of a class summary");
		}
		int size = input.readInt();
		List<String> strings = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			strings.add(input.readUTF());
		}
		try {
			return readSummary(strings, input);
		}
		catch (IndexOutOfBoundsException ex) {
			throw new IOException("Damaged class summary", ex);
		}
	}

	private static void writeSummary(ClassSummary summary, Map<String, Integer> strings, DataOutputStream output)
			throws IOException {
		write(summary.name(), strings, output);
		output.writeInt(summary.access());
		String superName = summary.superName();
		write((superName != null) ? superName : "", strings, output);
		output.writeInt(summary.interfaces().size());
		for (String type : summary.interfaces()) {
			write(type, strings, output);
		}
		write(summary.whole(), output);
		write(summary.declaration(), output);
		write(summary.references(), strings, output);
		output.writeInt(summary.members().size());
		for (Member member : summary.members()) {
			write(member.name(), strings, output);
			write(member.descriptor(), strings, output);
			output.writeInt(member.access());
			write(member.fingerprint(), output);
			write(member.references(), strings, output);
		}
	}

	private static ClassSummary readSummary(List<String> strings, DataInputStream input) throws IOException {
		String name = readString(strings, input);
		int access = input.readInt();
		String superName = readString(strings, input);
		List<String> interfaces = new ArrayList<>();
		for (int i = input.readInt(); i > 0; i--) {
			interfaces.add(readString(strings, input));
		}
		Fingerprint whole = readFingerprint(input);
		Fingerprint declaration = readFingerprint(input);
		List<Reference> references = readReferences(strings, input);
		List<Member> members = new ArrayList<>();
		for (int i = input.readInt(); i > 0; i--) {
			members.add(new Member(readString(strings, input), readString(strings, input), input.readInt(),
					readFingerprint(input), readReferences(strings, input)));
		}
		return new ClassSummary(name, access, superName.isEmpty() ? null : superName, interfaces, whole, declaration,
				references, members);
	}

	private static void write(List<Reference> references, Map<String, Integer> strings, DataOutputStream output)
			throws IOException {
		output.writeInt(references.size());
		for (Reference reference : references) {
			output.writeByte(reference.how().ordinal());
			write(reference.owner(), strings, output);
			write(reference.name(), strings, output);
			write(reference.descriptor(), strings, output);
		}
	}

	private static List<Reference> readReferences(List<String> strings, DataInputStream input) throws IOException {
		int size = input.readInt();
		List<Reference> references = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			references.add(new Reference(HOWS[input.readUnsignedByte()], readString(strings, input),
					readString(strings, input), readString(strings, input)));
		}
		return references;
	}

	private static void write(String string, Map<String, Integer> strings, DataOutputStream output) throws IOException {
		Integer known = strings.putIfAbsent(string, strings.size());
		output.writeShort((known != null) ? known : strings.size() - 1);
	}

	private static String readString(List<String> strings, DataInputStream input) throws IOException {
		return strings.get(input.readUnsignedShort());
	}

	private static void write(Fingerprint fingerprint, DataOutputStream output) throws IOException {
		output.writeLong(fingerprint.high());
		output.writeLong(fingerprint.low());
	}

	private static Fingerprint readFingerprint(DataInputStream input) throws IOException {
		return new Fingerprint(input.readLong(), input.readLong());
	}

}
