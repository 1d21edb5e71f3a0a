package dev.embercache.lineage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.embercache.lineage.Element.Kind;
import dev.embercache.lineage.Lineage.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Lineage} and its binary form.
 */
class LineageTests {

	private final Lineage lineage = new Lineage("com.acme.PricingService.price(java.lang.String)",
			List.of(part(Kind.CLASS, "com.acme.FlatTax", 2),
					part(Kind.CLASS, "com.acme.PricingService", Part.BY_PRODUCER),
					part(Kind.SUBTYPES, "com.acme.TaxPolicy", 1)));

	@Test
	void readsWhatItWrote() throws IOException {
		Lineage read = read(write(this.lineage));
		assertThat(read).isEqualTo(this.lineage);
		assertThat(read.parts()).isEqualTo(this.lineage.parts());
		assertThat(read.producer()).isEqualTo(this.lineage.producer());
	}

	@Test
	void readsWhatNoMethodProduced() throws IOException {
		Lineage byHand = new Lineage(null, List.of(part(Kind.CLASS, "com.acme.Price", Part.BY_VALUE)));
		assertThat(read(write(byHand)).producer()).isNull();
	}

	@Test
	void namesItsProducerForAReader() {
		assertThat(this.lineage.displayName()).isEqualTo("PricingService.price");
	}

	@Test
	void tellsTheWayToAPart() {
		assertThat(this.lineage.path(this.lineage.parts().get(0))).extracting(Element::name)
			.containsExactly("com.acme.PricingService", "com.acme.TaxPolicy", "com.acme.FlatTax");
	}

	@Test
	void differsByWhatItsPartsWere() {
		Part tax = part(Kind.CLASS, "com.acme.FlatTax", Part.BY_PRODUCER);
		Part changed = new Part(tax.element(), Fingerprint.of(new byte[1]), tax.via());
		assertThat(new Lineage(null, List.of(tax))).isEqualTo(new Lineage(null, List.of(tax)))
			.isNotEqualTo(new Lineage(null, List.of(changed)));
	}

	@Test
	void onePartThatIsUnknownPutsTheWholeInDoubt() {
		Part known = part(Kind.CLASS, "com.acme.FlatTax", Part.BY_PRODUCER);
		Part unknown = new Part(new Element(Kind.CLASS, "com.acme.Price"), Fingerprint.UNKNOWN, Part.BY_VALUE);
		assertThat(new Lineage(null, List.of(known)).inDoubt()).isFalse();
		assertThat(new Lineage(null, List.of(unknown, known)).inDoubt()).isTrue();
		assertThat(new Lineage(null, List.of(unknown, unknown)).inDoubt()).isTrue();
	}

	@Test
	void namesBeansDatabasesAndTheLibraryClassesOfTheValue() {
		Lineage mixed = new Lineage(null,
				List.of(part(Kind.BEAN, "tax", Part.BY_PRODUCER), part(Kind.CLASS, "com.acme.Price", Part.BY_VALUE),
						part(Kind.LIBRARY, "org.lib.Money", Part.BY_VALUE),
						part(Kind.LIBRARY, "org.lib.Rates", Part.BY_PRODUCER),
						part(Kind.ROWS, "dataSource", Part.BY_PRODUCER)));
		assertThat(mixed.beans()).containsExactly("tax");
		assertThat(mixed.inMemoryDatabases()).containsExactly("dataSource");
		assertThat(mixed.libraryNames()).containsExactly("org.lib.Money");
	}

	@Test
	void writesOnlyTheEndOfANameThatBeginsLikeTheOneBefore() throws IOException {
		Part tax = part(Kind.CLASS, "com.acme.FlatTax", Part.BY_VALUE);
		Part taxes = part(Kind.CLASS, "com.acme.FlatTaxes", Part.BY_VALUE);
		int more = write(new Lineage(null, List.of(tax, taxes))).length - write(new Lineage(null, List.of(tax))).length;
		assertThat(more).as("kind, shared length, \"es\", fingerprint, via").isEqualTo(1 + 2 + (2 + 2) + 16 + 4);
	}

	@Test
	void refusesAnotherFormat() throws IOException {
		byte[] bytes = write(this.lineage);
		bytes[0] = 99;
		assertThatExceptionOfType(LineageFormatException.class).isThrownBy(() -> read(bytes))
			.withMessageContaining("format 99");
	}

	@Test
	void refusesBytesThatItDidNotWrite() throws IOException {
		byte[] bytes = write(this.lineage);
		Random random = new Random(42);
		for (int i = 0; i < 5_000; i++) {
			byte[] damaged = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
			if (damaged.length == bytes.length) {
				damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
			}
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
				Lineage read = read(damaged);
				assertThat(read.parts()).isNotEqualTo(this.lineage.parts());
				throw new IOException("only the way to a part differs");
			});
		}
	}

	private static Part part(Kind kind, String name, int via) {
		return new Part(new Element(kind, name), Fingerprint.of(name.getBytes()), via);
	}

	private static byte[] write(Lineage lineage) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		lineage.write(new DataOutputStream(bytes));
		return bytes.toByteArray();
	}

	private static Lineage read(byte[] bytes) throws IOException {
		return Lineage.read(new DataInputStream(new ByteArrayInputStream(bytes)));
	}

	@Test
	void everyKindOfElementHasALetterOfItsOwn() {
		assertThat(Element.Kind.values()).extracting(Element.Kind::code).doesNotHaveDuplicates();
	}

}
