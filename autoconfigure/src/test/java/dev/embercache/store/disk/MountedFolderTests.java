package dev.embercache.store.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.Region;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A disk that is really full or read-only: a small file system in memory. Skipped where
 * none can be mounted, which takes Linux and the rights of root.
 */
@ExtendWith(OutputCaptureExtension.class)
class MountedFolderTests {

	private static final EntryKey TEA = EntryStoreContract.key("tea");

	private static final int KEYS = 2000;

	@TempDir
	Path directory;

	private DiskEntryStore store;

	private Region region;

	private boolean mounted;

	@BeforeEach
	void mount() throws Exception {
		this.mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", this.directory.toString());
		assumeTrue(this.mounted, "No tmpfs can be mounted: that takes Linux and the rights of root");
	}

	@AfterEach
	void unmount() throws Exception {
		if (this.store != null) {
			this.store.close();
		}
		if (this.mounted) {
			assertThat(run("umount", this.directory.toString())).isTrue();
		}
	}

	private static boolean run(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void open() {
		this.store = DiskEntryStore.open(this.directory.resolve("cache"), "shop", DataSize.ofMegabytes(64), 1,
				new MemoryEntryStore());
		this.region = this.store.region("prices", StoreProcess.bounds());
	}

	private void reopen() {
		this.store.close();
		open();
	}

	private static EntryKey key(int i) {
		return EntryStoreContract.key("key" + i);
	}

	private static String text(int i) {
		return "value" + i + "|" + "x".repeat(1000);
	}

	private void fill(EntryKey key, String text) {
		Variant variant = new Variant(text.getBytes(StandardCharsets.UTF_8), EntryStoreContract.FIRST, Instant.EPOCH);
		this.region.fill(key, variant, this.region.lease(key));
	}

	private List<String> texts(EntryKey key) {
		return this.region.find(key)
			.stream()
			.map(StoredVariant::variant)
			.map((variant) -> new String(variant.payload(), StandardCharsets.UTF_8))
			.toList();
	}

	private void fillTheDisk(CapturedOutput output) {
		Awaitility.await().until(() -> {
			for (int i = 0; i < KEYS; i++) {
				fill(key(i), text(i));
				assertThat(texts(key(i))).isSubsetOf(text(i));
			}
			return output.getAll().contains("keeps all entries in memory");
		});
	}

	@Test
	void entriesAreKeptInMemoryAndOnDiskAgainOnceThereIsRoom(CapturedOutput output) throws Exception {
		open();
		fill(TEA, "10");
		reopen();
		assertThat(texts(TEA)).containsExactly("10");
		fillTheDisk(output);
		assertThat(output).containsOnlyOnce("WARN").contains("No space left on device");
		fill(TEA, "11");
		assertThat(texts(TEA)).containsExactly("11");
		this.region.invalidate(TEA);
		remount("size=64m");
		reopen();
		// What was invalidated in memory may not come back from the disk.
		assertThat(texts(TEA)).isEmpty();
		fill(TEA, "12");
		reopen();
		assertThat(texts(TEA)).containsExactly("12");
	}

	@Test
	void aStartOnAFullDiskIsAStartInMemory(CapturedOutput output) throws Exception {
		fillUp();
		open();
		fill(TEA, "10");
		assertThat(texts(TEA)).containsExactly("10");
		assertThat(output).containsOnlyOnce("WARN").contains("keeps all entries in memory");
	}

	@Test
	void anInvalidationThatCannotBeNotedIsAnInvalidationAllTheSame(CapturedOutput output) throws Exception {
		open();
		fill(TEA, "10");
		reopen();
		Path filler = fillUp();
		this.region.invalidate(TEA);
		assertThat(texts(TEA)).isEmpty();
		Files.delete(filler);
		reopen();
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void aFolderThatIsReadOnlyIsLeftAsItIs(CapturedOutput output) throws Exception {
		open();
		fill(TEA, "10");
		this.store.close();
		byte[] before = Files.readAllBytes(file());
		remount("ro");
		open();
		assertThat(texts(TEA)).isEmpty();
		fill(TEA, "11");
		assertThat(texts(TEA)).containsExactly("11");
		this.store.close();
		assertThat(output).containsOnlyOnce("WARN").contains("keeps all entries in memory");
		assertThat(file()).hasBinaryContent(before);
	}

	@Test
	void aFolderInADirectoryThatIsReadOnlyIsNotMissed(CapturedOutput output) throws Exception {
		remount("ro");
		open();
		fill(TEA, "10");
		assertThat(texts(TEA)).containsExactly("10");
		assertThat(output).containsOnlyOnce("WARN").contains("keeps all entries in memory");
	}

	private Path file() {
		return this.directory.resolve("cache").resolve("shop.ember");
	}

	private void remount(String options) throws InterruptedException {
		assertThat(run("mount", "-o", "remount," + options, this.directory.toString())).isTrue();
	}

	/**
	 * Take all the room that is left.
	 */
	private Path fillUp() throws Exception {
		Path filler = this.directory.resolve("filler");
		assertThat(run("dd", "if=/dev/zero", "of=" + filler, "bs=4096")).isFalse();
		return filler;
	}

}
