package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.CodeRules;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.judge.EditableApplication;
import dev.embercache.lineage.judge.EditableApplication.Run;
import dev.embercache.rules.LibraryRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KnownClasses}.
 */
class KnownClassesTests {

	@TempDir
	Path folder;

	private final LibraryRules rules = LibraryRules.load(getClass().getClassLoader());

	private final KnownClasses known = new KnownClasses(new CodeRules(this.rules));

	private EditableApplication app;

	@BeforeEach
	void compile() {
		this.app = new EditableApplication(this.folder.resolve("classes")).sources(
				"class Tax { int percent() { return 10; } }",
				"class Shop { int price() { return new Tax().percent(); } }");
		this.app.compile();
	}

	@Test
	void givesTheSameObjectAsLongAsAClassMeansTheSame() {
		ClassSummary before = summary("Tax");
		this.app.options("-g:none").compile();
		assertThat(summary("Tax")).isSameAs(before);
	}

	@Test
	void seesAnotherContentOfTheSameSizeAndTime() throws IOException {
		ClassSummary before = summary("Tax");
		Path file = this.app.classFile("Tax");
		FileTime time = Files.getLastModifiedTime(file);
		long size = Files.size(file);
		this.app.sources("class Tax { int percent() { return 11; } }").compile();
		Files.setLastModifiedTime(file, time);
		assertThat(Files.size(file)).isEqualTo(size);
		assertThat(summary("Tax").whole()).isNotEqualTo(before.whole());
	}

	@Test
	void seesAFileThatAnotherTookThePlaceOf() throws IOException {
		ClassSummary before = summary("Tax");
		Path file = this.app.classFile("Tax");
		Path other = this.folder.resolve("Tax.class");
		FileTime time = Files.getLastModifiedTime(file);
		Files.move(file, other);
		this.app.sources("class Tax { int percent() { return 11; } }").compile();
		Files.move(other, this.folder.resolve("kept"));
		Files.copy(file, other);
		Files.setLastModifiedTime(other, time);
		Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
		assertThat(summary("Tax").whole()).isNotEqualTo(before.whole());
	}

	@Test
	void trustsNoStampOfAFileThatWasWrittenJustNow() throws IOException {
		FileStamp stamp = FileStamp.of(this.app.classFile("Tax"));
		Instant written = (stamp.changed() != null) ? stamp.changed() : stamp.modified();
		assertThat(stamp.showsWritesAfter(written)).isFalse();
		assertThat(stamp.showsWritesAfter(written.plusMillis(1))).isFalse();
	}

	@Test
	void trustsStampsOfFileSystemsThatCountFractionsOfASecond() {
		Instant second = Instant.parse("2026-01-01T00:00:00Z");
		Instant later = second.plusSeconds(60);
		assertThat(stamp(second, second.plusNanos(1)).showsWritesAfter(later)).isTrue();
		assertThat(stamp(second, second).showsWritesAfter(later)).isFalse();
		assertThat(stamp(second, null).showsWritesAfter(later)).isFalse();
	}

	@Test
	void keepsTheDoubtAboutAFileThatIsKnown() {
		summary("Tax");
		summary("Tax");
		Instant before = Instant.now().minus(Duration.ofHours(1));
		assertThat(index(before).state("com.acme.Tax").fingerprint().isKnown()).isFalse();
		assertThat(index(before.plus(Duration.ofHours(2))).state("com.acme.Tax").fingerprint().isKnown()).isTrue();
	}

	@Test
	void forgetsClassesThatAreNoMore() throws IOException {
		ClassSummary before = summary("Tax");
		byte[] bytes = this.app.bytes("Tax");
		Files.delete(this.app.classFile("Tax"));
		index(Instant.MAX).prepare();
		Files.write(this.app.classFile("Tax"), bytes);
		assertThat(summary("Tax")).isEqualTo(before).isNotSameAs(before);
	}

	@Test
	void anEarlierGenerationThatIsStillAtWorkKeepsToItsOwnCode() {
		this.app.sources("public class Shop { public Object price(String key) { return new Tax().percent(); } }");
		Run first = this.app.start();
		Lineage before = first.lineage("Shop.price");
		Run second = this.app.edit("Tax", "10", "11").start();
		Lineage after = second.lineage("Shop.price");
		assertThat(second.holds(before)).isFalse();
		Lineage late = first.lineage("Shop.price", "Tax");
		assertThat(late.parts()).containsAll(before.parts().stream().filter((part) -> part.via() < 0).toList());
		assertThat(first.holds(late)).isTrue();
		assertThat(second.holds(late)).isFalse();
		assertThat(second.lineage("Shop.price", "Tax")).isNotEqualTo(late);
		assertThat(this.app.startAnew().changes(after)).isEmpty();
	}

	private static FileStamp stamp(Instant modified, @Nullable Instant changed) {
		return new FileStamp(Path.of("Tax.class"), 1, 100, modified, changed);
	}

	private ClassSummary summary(String name) {
		ClassSummary summary = index(Instant.MAX).state("com.acme." + name).summary();
		assertThat(summary).isNotNull();
		return summary;
	}

	private ClassIndex index(Instant start) {
		URL url = EditableApplication.url(this.app.folder());
		ClassFiles files = new ClassFiles(new URLClassLoader(new URL[] { url }), List.of(url), start, this.known);
		return new ClassIndex(files, ApplicationClasses.in(url), this.known, this.rules);
	}

}
