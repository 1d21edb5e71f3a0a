package dev.embercache.sample;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceRule;
import org.junit.jupiter.api.Test;

import dev.embercache.sample.supplier.SupplierCall;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README promises of the three edits holds only as long as no supplier reaches
 * another.
 */
class SuppliersTests {

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.embercache.sample");

	private final SliceRule suppliersAreApart = slices().matching("dev.embercache.sample.(*)")
		.should()
		.notDependOnEachOther()
		.ignoreDependency(alwaysTrue(), equivalentTo(SupplierCall.class));

	@Test
	void noSupplierReachesAnotherOrTheController() {
		this.suppliersAreApart.ignoreDependency(resideInAPackage("..web"), alwaysTrue()).check(this.classes);
	}

	@Test
	void theRuleSeesWhatItIsNotToldToIgnore() {
		assertThat(this.suppliersAreApart.evaluate(this.classes).getFailureReport().toString()).contains("Slice web");
	}

}
