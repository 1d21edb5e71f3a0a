package dev.embercache;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the arrows between the packages, and shows by {@code dev.embercache.broken} that
 * each of the rules can fail.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.embercache.";

	private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries( //
			entry("rules"), //
			entry("settings"), //
			entry("providers", "settings"), //
			entry("lineage"), //
			entry("lineage.bytecode", "lineage", "rules"), //
			entry("lineage.text"), //
			entry("lineage.classpath", "lineage", "lineage.bytecode"), //
			entry("lineage.index", "lineage", "lineage.bytecode", "lineage.classpath", "lineage.text", "rules"), //
			entry("lineage.reach", "lineage", "lineage.bytecode", "lineage.classpath", "lineage.index", "lineage.text",
					"rules"), //
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
					"store.memory", "store.disk", "store.redis", "cache", "cache.producer", "devtools", "providers",
					"rules", "settings"));

	private static Map.Entry<String, Set<String>> entry(String from, String... to) {
		return Map.entry(from, Set.of(to));
	}

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.embercache");

	private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("dev.embercache.broken");

	@ParameterizedTest
	@MethodSource("rules")
	void isKept(Function<String, ArchRule> rule) {
		rule.apply("dev.embercache").check(CLASSES);
	}

	@ParameterizedTest
	@MethodSource("rules")
	void isBrokenWhereItShouldBe(Function<String, ArchRule> rule) {
		assertThat(rule.apply("dev.embercache.broken").evaluate(BROKEN).hasViolation()).isTrue();
	}

	@Test
	void everyPackageIsListed() {
		assertThat(CLASSES).extracting((type) -> type.getPackageName().substring(ROOT.length()))
			.isSubsetOf(MAY_IMPORT.keySet());
	}

	private static Stream<Named<Function<String, ArchRule>>> rules() {
		return Stream.of(Named.of("every package imports what it may", ArchitectureTests::imports),
				Named.of("packages form no cycle", ArchitectureTests::cycles),
				Named.of("only one package touches DevTools",
						(root) -> only(root, "org.springframework.boot.devtools..", "devtools")),
				Named.of("only one package touches H2", (root) -> only(root, "org.h2..", "store.disk.volume")),
				Named.of("only one package touches Lettuce", (root) -> only(root, "io.lettuce..", "store.redis..")),
				Named.of("only the store on Redis and its wiring touch Spring Data Redis",
						(root) -> only(root, "org.springframework.data.redis..", "store.redis..", "providers",
								"autoconfigure")),
				Named.of("only lineage touches ASM", (root) -> only(root, "org.objectweb.asm..", "lineage..")),
				Named.of("only the codec touches Spring's copy of ASM",
						(root) -> only(root, "org.springframework.asm..", "codec..")),
				Named.of("the lower packages need nothing of Spring but its core", ArchitectureTests::springCore));
	}

	private static ArchRule imports(String root) {
		return CompositeArchRule
			.of(MAY_IMPORT.entrySet().stream().map((each) -> mayImport(root, each.getKey(), each.getValue())).toList());
	}

	private static ArchRule mayImport(String root, String from, Set<String> to) {
		String[] forbidden = MAY_IMPORT.keySet()
			.stream()
			.filter((name) -> !name.equals(from) && !to.contains(name))
			.map((name) -> root + "." + name)
			.toArray(String[]::new);
		return noClasses().that()
			.resideInAPackage(root + "." + from)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(forbidden)
			.allowEmptyShould(true);
	}

	private static ArchRule cycles(String root) {
		return slices().matching(root + ".(**)").should().beFreeOfCycles();
	}

	private static ArchRule only(String root, String library, String... owners) {
		return noClasses().that()
			.resideOutsideOfPackages(Stream.of(owners).map((owner) -> root + "." + owner).toArray(String[]::new))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library);
	}

	private static ArchRule springCore(String root) {
		return noClasses().that()
			.resideInAnyPackage(root + ".rules..", root + ".lineage..", root + ".codec..", root + ".entry..",
					root + ".store..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.beans..", "org.springframework.context..",
					"org.springframework.cache..", "org.springframework.aop..", "org.springframework.boot..");
	}

}
