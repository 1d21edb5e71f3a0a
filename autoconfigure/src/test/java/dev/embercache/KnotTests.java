package dev.embercache;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No class can be understood alone that is knotted with many others, see {@link Knots}.
 */
class KnotTests {

	private static final String ROOT = "dev.embercache.";

	/** The number of classes up to which a knot can be taken in as one thing. */
	private static final int LARGEST = 8;

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.embercache");

	@Test
	void noKnotIsLarge() {
		SoftAssertions soft = new SoftAssertions();
		Knots.in(CLASSES).forEach((name, knots) -> {
			soft.assertThat(knots)
				.as("Knots of %s", name)
				.allSatisfy((knot) -> assertThat(knot).hasSizeLessThanOrEqualTo(LARGEST));
		});
		soft.assertAll();
	}

	@Test
	void aKnotIsFoundAlsoIfANestedClassTiesIt() {
		JavaClasses fixture = new ClassFileImporter().importPackages(ROOT + "knot");
		assertThat(Knots.in(fixture)).isEqualTo(Map.of(ROOT + "knot", List.of(Set.of("Rope", "Strand"))));
	}

}
