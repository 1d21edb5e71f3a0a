package dev.embercache;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the arrows between the packages, and shows that the rules can fail.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.embercache.";

	private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries( //
			entry("rules"), //
			entry("lineage"), //
			entry("lineage.bytecode", "lineage", "rules"), //
			entry("lineage.classpath", "lineage", "lineage.bytecode"), //
			entry("lineage.index", "lineage", "lineage.bytecode", "lineage.classpath", "rules"), //
			entry("lineage.reach", "lineage", "lineage.bytecode", "lineage.classpath", "lineage.index"), //
			entry("lineage.judge", "lineage", "lineage.bytecode", "lineage.classpath", "lineage.index", "lineage.reach",
					"rules"), //
			entry("codec", "rules"), //
			entry("entry", "lineage"), //
			entry("store", "entry", "lineage"), //
			entry("store.memory", "store", "entry", "lineage"), //
			entry("store.disk", "store.disk.volume", "store", "entry", "lineage"), //
			entry("store.disk.volume", "entry"), //
			entry("store.redis", "store", "entry", "lineage"), //
			entry("cache.producer", "lineage", "codec", "rules"), //
			entry("cache", "cache.producer", "lineage", "lineage.judge", "codec", "entry", "store"), //
			entry("devtools", "store"), //
			entry("autoconfigure", "lineage", "lineage.classpath", "lineage.judge", "codec", "entry", "store",
					"store.memory", "store.disk", "store.redis", "cache", "cache.producer", "devtools", "rules"));

	private static Map.Entry<String, Set<String>> entry(String from, String... to) {
		return Map.entry(from, Set.of(to));
	}

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.embercache");

	@Test
	void everyPackageImportsWhatItMay() {
		MAY_IMPORT.forEach((from, to) -> mayImport(from, to).check(CLASSES));
	}

	@Test
	void everyPackageIsListed() {
		assertThat(CLASSES).extracting((type) -> type.getPackageName().substring(ROOT.length()))
			.isSubsetOf(MAY_IMPORT.keySet());
	}

	@Test
	void packagesFormNoCycle() {
		slices().matching("dev.embercache.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void onlyOnePackageTouchesDevTools() {
		onlyIn("org.springframework.boot.devtools..", "dev.embercache.devtools").check(CLASSES);
	}

	@Test
	void onlyOnePackageTouchesH2() {
		onlyIn("org.h2..", "dev.embercache.store.disk.volume").check(CLASSES);
	}

	@Test
	void onlyTheStoreOnRedisTouchesItsClients() {
		onlyIn("io.lettuce..", "dev.embercache.store.redis..").check(CLASSES);
		onlyIn("org.springframework.data.redis..", "dev.embercache.store.redis..", "dev.embercache.autoconfigure")
			.check(CLASSES);
	}

	@Test
	void aLibraryInAnotherPackageIsFound() {
		ArchRule rule = onlyIn("org.h2..", "dev.embercache.store.redis..");
		assertThat(rule.evaluate(CLASSES).hasViolation()).isTrue();
	}

	private static ArchRule onlyIn(String library, String... packages) {
		return noClasses().that()
			.resideOutsideOfPackages(packages)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library);
	}

	@Test
	void theLowerPackagesNeedNothingOfSpringButItsCore() {
		noClasses().that()
			.resideInAnyPackage("dev.embercache.rules", "dev.embercache.lineage..", "dev.embercache.codec",
					"dev.embercache.entry", "dev.embercache.store..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.beans..", "org.springframework.context..",
					"org.springframework.cache..", "org.springframework.aop..", "org.springframework.boot..")
			.check(CLASSES);
	}

	@Test
	void aBrokenRuleIsFound() {
		ArchRule rule = mayImport("cache", Set.of("lineage", "codec", "entry"));
		assertThat(rule.evaluate(CLASSES).hasViolation()).isTrue();
	}

	private static ArchRule mayImport(String from, Set<String> to) {
		String[] forbidden = MAY_IMPORT.keySet()
			.stream()
			.filter((name) -> !name.equals(from) && !to.contains(name))
			.map((name) -> ROOT + name)
			.toArray(String[]::new);
		return noClasses().that()
			.resideInAPackage(ROOT + from)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(forbidden)
			.allowEmptyShould(true);
	}

}
