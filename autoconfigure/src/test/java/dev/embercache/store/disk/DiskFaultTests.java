package dev.embercache.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

import dev.embercache.entry.EntryKey;
import dev.embercache.entry.Variant;
import dev.embercache.store.EntryStoreContract;
import dev.embercache.store.Lease;
import dev.embercache.store.Region;
import dev.embercache.store.Standing;
import dev.embercache.store.StoredVariant;
import dev.embercache.store.disk.volume.UninterruptiblePath;
import dev.embercache.store.memory.MemoryEntryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can happen to the file of a {@link DiskEntryStore}. Nothing of it reaches the
 * caller, and what is read is right.
 */
@ExtendWith(OutputCaptureExtension.class)
class DiskFaultTests {

	private static final int ENTRIES = 300;

	private static final EntryKey TEA = EntryStoreContract.key("tea");

	@TempDir
	Path directory;

	private final SettableClock clock = new SettableClock();

	private DiskEntryStore store;

	private Region region;

	@AfterEach
	void close() {
		if (this.store != null) {
			this.store.close();
		}
	}

	private Path folder() {
		return this.directory.resolve("cache");
	}

	private Path file() {
		return folder().resolve("shop.ember");
	}

	private void open() {
		open(folder(), UninterruptiblePath.prefix());
	}

	private void open(Path folder, String scheme) {
		this.store = new DiskEntryStore(folder, "shop", DataSize.ofMegabytes(64), 1, new MemoryEntryStore(), this.clock,
				scheme);
		this.region = this.store.region("prices", StoreProcess.bounds());
	}

	private static EntryKey key(int i) {
		return EntryStoreContract.key("key" + i);
	}

	private static String text(int i) {
		return "value" + i + "|" + "x".repeat(i);
	}

	private void fill(EntryKey key, String text) {
		assertThat(this.region.fill(key, variant(text), this.region.lease(key))).isNotNull();
	}

	private static Variant variant(String text) {
		return new Variant(text.getBytes(StandardCharsets.UTF_8), EntryStoreContract.FIRST, Instant.EPOCH);
	}

	private List<String> texts(EntryKey key) {
		return this.region.find(key)
			.stream()
			.map((stored) -> new String(stored.variant().payload(), StandardCharsets.UTF_8))
			.toList();
	}

	private void writeEntries() {
		open();
		for (int i = 0; i < ENTRIES; i++) {
			fill(key(i), text(i));
		}
		this.store.close();
	}

	/**
	 * Read all entries, each of which is right or not there, and write one.
	 */
	private int readEntries() {
		open();
		int found = 0;
		for (int i = 0; i < ENTRIES; i++) {
			List<String> texts = texts(key(i));
			assertThat(texts).satisfiesAnyOf((none) -> assertThat(none).isEmpty(), expected(text(i)));
			found += texts.size();
		}
		this.region.forEach((key, variants) -> assertThat(variants).isNotEmpty());
		this.region.census();
		fill(TEA, "10");
		this.store.close();
		open();
		assertThat(texts(TEA)).containsExactly("10");
		this.store.close();
		return found;
	}

	private static Consumer<List<? extends String>> expected(String text) {
		return (texts) -> assertThat(texts).singleElement().isEqualTo(text);
	}

	/**
	 * Look at the files as they are now, as after a crash of the JVM.
	 */
	private void crash() throws IOException {
		Path copy = Files.createTempDirectory(this.directory, "crash");
		FileSystemUtils.copyRecursively(folder(), copy);
		this.store.close();
		open(copy, UninterruptiblePath.prefix());
	}

	@Test
	void theFolderIsForItsOwnerAndSaysWhatItIs() throws IOException {
		open();
		assertThat(Files.readString(folder().resolve("README"))).contains("Ember Cache").contains("may be deleted");
		if (Files.getFileStore(folder()).supportsFileAttributeView("posix")) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder()))).isEqualTo("rwx------");
			this.region.invalidate(TEA);
			for (String name : List.of("shop.ember", "shop.ember.journal-1", "shop.ember.journal-2")) {
				assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name))))
					.isEqualTo("rw-------");
			}
		}
	}

	@Test
	void whatWasInvalidatedDoesNotComeBackAfterACrash() throws IOException {
		open();
		fill(TEA, "10");
		fill(key(1), "old");
		this.store.housekeep();
		this.store.close();
		open();
		this.region.invalidate(TEA);
		this.region.update(key(1), variant("new"));
		crash();
		assertThat(texts(TEA)).isEmpty();
		assertThat(texts(key(1))).doesNotContain("old");
	}

	@Test
	void whatWasClearedDoesNotComeBackAfterACrash() throws IOException {
		writeEntries();
		open();
		this.region.clear();
		crash();
		assertThat(this.region.census()).isEmpty();
		assertThat(texts(key(1))).isEmpty();
	}

	@Test
	void theJournalIsForgottenOnceItsRecordsAreWritten() throws IOException {
		writeEntries();
		open();
		this.region.invalidate(key(1));
		assertThat(journalSize()).isPositive();
		this.store.housekeep();
		assertThat(journalSize()).isZero();
		crash();
		assertThat(texts(key(1))).isEmpty();
		assertThat(texts(key(2))).containsExactly(text(2));
		assertThat(this.region.census().values()).containsExactly(ENTRIES - 1L);
	}

	private long journalSize() throws IOException {
		try (Stream<Path> files = Files.list(folder())) {
			return files.filter((file) -> file.toString().contains("journal"))
				.mapToLong((file) -> file.toFile().length())
				.sum();
		}
	}

	@Test
	void aFileThatWasCutIsReadOrBegunAnew() throws IOException {
		writeEntries();
		byte[] bytes = Files.readAllBytes(file());
		Random random = new Random(bytes.length);
		int[] lengths = random.ints(25, 0, bytes.length).toArray();
		lengths[0] = 0;
		lengths[1] = 1;
		lengths[2] = 4096;
		lengths[3] = 8192;
		lengths[4] = bytes.length - 1;
		for (int length : lengths) {
			Files.write(file(), Arrays.copyOf(bytes, length));
			readEntries();
		}
	}

	@Test
	void aFlippedByteIsFoundInEveryPartOfTheFile() throws IOException {
		writeEntries();
		byte[] bytes = Files.readAllBytes(file());
		int step = Math.max(1, bytes.length / 100);
		Random random = new Random(bytes.length);
		int found = 0;
		for (int start = 0; start < bytes.length; start += step) {
			byte[] flipped = bytes.clone();
			flipped[Math.min(bytes.length - 1, start + random.nextInt(step))] ^= (byte) (1 << random.nextInt(8));
			Files.write(file(), flipped);
			found += readEntries();
		}
		assertThat(found).isPositive();
	}

	@Test
	void aSectorOfNoiseIsFoundInEveryPartOfTheFile() throws IOException {
		writeEntries();
		byte[] bytes = Files.readAllBytes(file());
		Random random = new Random(bytes.length);
		for (int start = 0; start < bytes.length; start += 4096) {
			byte[] noise = new byte[Math.min(512, bytes.length - start)];
			random.nextBytes(noise);
			byte[] damaged = bytes.clone();
			System.arraycopy(noise, 0, damaged, start, noise.length);
			Files.write(file(), damaged);
			readEntries();
		}
	}

	@Test
	void aFileOfAnotherProgramIsSetAside(CapturedOutput output) throws IOException {
		open();
		this.store.close();
		Files.writeString(file(), "This is a diary.\n".repeat(1000));
		readEntries();
		assertThat(Files.readString(folder().resolve("shop.ember.damaged"))).startsWith("This is a diary.");
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Ember Cache cannot read '%s' and starts a new one: ".formatted(file()))
			.contains("The old file is now 'shop.ember.damaged'; only cached values are lost, and it may be deleted.");
	}

	@Test
	void aStoreOfAnotherProgramIsSetAside(CapturedOutput output) {
		open();
		this.store.close();
		assertThat(file().toFile().delete()).isTrue();
		try (MVStore other = MVStore.open(file().toString())) {
			other.openMap("diary").put("monday", "rain");
		}
		readEntries();
		assertThat(output).containsOnlyOnce("WARN").contains("starts a new one: another program wrote it.");
		assertThat(folder().resolve("shop.ember.damaged")).exists();
	}

	@Test
	void aFileOfANewerFormatIsSetAside(CapturedOutput output) {
		writeEntries();
		try (MVStore newer = MVStore.open(file().toString())) {
			newer
				.openMap("about",
						new MVMap.Builder<byte[], byte[]>().keyType(ByteArrayDataType.INSTANCE)
							.valueType(ByteArrayDataType.INSTANCE))
				.put("format".getBytes(StandardCharsets.US_ASCII), new byte[] { 2, 1 });
		}
		assertThat(readEntries()).isZero();
		assertThat(output).containsOnlyOnce("WARN")
			.contains("starts a new one: it was written in format 2, but this version reads 1.");
	}

	@Test
	void aFileOfANewerFormatOfH2IsSetAside(CapturedOutput output) throws IOException {
		writeEntries();
		String content = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
		for (int block = 0; block < 2; block++) {
			String header = content.substring(block * 4096, block * 4096 + 4096);
			int fletcher = header.indexOf(",fletcher:");
			String changed = header.substring(0, fletcher).replace("format:3", "format:9");
			byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
			int checksum = DataUtils.getFletcher32(bytes, 0, bytes.length);
			write(block * 4096L, changed + ",fletcher:" + Integer.toHexString(checksum) + "\n");
		}
		assertThat(readEntries()).isZero();
		assertThat(output).containsOnlyOnce("WARN").contains("format 9 is larger than the supported format 3");
	}

	private void write(long position, String text) throws IOException {
		try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), position);
		}
	}

	@Test
	void whereTheFolderCannotBeMadeEntriesAreKeptInMemory(CapturedOutput output) throws IOException {
		Files.writeString(folder(), "This is a file.");
		open();
		fill(TEA, "10");
		assertThat(texts(TEA)).containsExactly("10");
		this.store.close();
		assertThat(folder()).hasContent("This is a file.");
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Ember Cache cannot use '%s', and keeps all entries in memory: the folder cannot be written to"
				.formatted(folder()))
			.contains("Free space on the disk, make sure that the folder is writable, or set "
					+ "'ember.cache.disk.directory' to another one. Then restart.");
	}

	@Test
	void whereTheFileCannotBeOpenedEntriesAreKeptInMemory(CapturedOutput output) throws IOException {
		Files.createDirectories(file().resolve("somebody's"));
		open();
		fill(TEA, "10");
		assertThat(texts(TEA)).containsExactly("10");
		assertThat(output).containsOnlyOnce("WARN").contains("keeps all entries in memory");
	}

	@Test
	void whereTheDiskIsFullEntriesAreKeptInMemory(CapturedOutput output) {
		open(folder(), FullDiskPath.prefix(200_000));
		Lease lease = this.region.lease(TEA);
		fill(TEA, "10");
		StoredVariant before = this.region.find(TEA).get(0);
		Awaitility.await().until(() -> {
			for (int i = 0; i < ENTRIES; i++) {
				this.region.fill(key(i), variant(text(i) + "x".repeat(2000)), this.region.lease(key(i)));
				assertThat(texts(key(i))).hasSizeLessThanOrEqualTo(1);
			}
			return output.getAll().contains("keeps all entries in memory");
		});
		assertThat(before.standing()).isEqualTo(Standing.EVICTED);
		assertThat(this.region.fill(TEA, variant("11"), lease)).isNull();
		fill(TEA, "12");
		assertThat(texts(TEA)).containsExactly("12");
		assertThat(output).containsOnlyOnce("WARN").contains("No space left on device");
		assertThat(file()).doesNotExist();
	}

	@Test
	void whereTheDiskIsFullFromTheBeginningEntriesAreKeptInMemory(CapturedOutput output) {
		open(folder(), FullDiskPath.prefix(5000));
		fill(TEA, "10");
		assertThat(texts(TEA)).containsExactly("10");
		assertThat(output).containsOnlyOnce("WARN").contains("No space left on device");
	}

	@Test
	void whatIsInvalidatedInARunWithAFullDiskDoesNotComeBack() {
		open();
		fill(TEA, "10");
		this.store.close();
		open(folder(), FullDiskPath.prefix(0));
		this.region.invalidate(TEA);
		this.store.close();
		open();
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void aFolderThatIsRemovedIsMadeAgain(CapturedOutput output) throws IOException {
		open();
		fill(TEA, "10");
		FileSystemUtils.deleteRecursively(folder());
		assertThat(texts(TEA)).containsExactly("10");
		this.store.housekeep();
		fill(TEA, "12");
		assertThat(texts(TEA)).containsExactly("12");
		this.store.close();
		open();
		assertThat(texts(TEA)).containsExactly("12");
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Ember Cache starts '%s' over: it was removed while it was in use. Only cached values are lost."
				.formatted(file()));
	}

	@Test
	void aSecondProcessWorksInMemory(CapturedOutput output) throws Exception {
		try (StoreProcess process = new StoreProcess(folder(), 1)) {
			assertThat(process.readLine()).isEqualTo("ready");
			open();
			fill(TEA, "10");
			assertThat(texts(TEA)).containsExactly("10");
			this.store.close();
		}
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Another process or application context has it open. "
					+ "Set 'ember.cache.disk.directory' to give each its own folder.");
		open();
		assertThat(texts(TEA)).isEmpty();
	}

	@Test
	void damageThatShowsLateIsNotTheCallersException(CapturedOutput output) throws IOException {
		writeEntries();
		open();
		try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
			byte[] noise = new byte[(int) channel.size() - 8192];
			new Random(1).nextBytes(noise);
			channel.write(ByteBuffer.wrap(noise), 8192);
		}
		Lease lease = this.region.lease(TEA);
		for (int i = 0; i < ENTRIES; i++) {
			assertThat(texts(key(i))).isEmpty();
		}
		assertThat(this.region.fill(TEA, variant("10"), lease)).isNull();
		fill(TEA, "12");
		assertThat(texts(TEA)).containsExactly("12");
		assertThat(output).containsOnlyOnce("WARN").contains("starts a new one");
		this.store.close();
		open();
		assertThat(texts(TEA)).containsExactly("12");
	}

	@Test
	void aListenerHearsThatEverythingIsGone() throws IOException {
		open();
		fill(TEA, "10");
		int[] cleared = new int[1];
		Region.RemovalListener listener = new Region.RemovalListener() {

			@Override
			public void removed(StoredVariant variant) {
			}

			@Override
			public void cleared() {
				cleared[0]++;
			}

		};
		this.region.addRemovalListener(listener);
		FileSystemUtils.deleteRecursively(folder());
		this.store.housekeep();
		assertThat(cleared[0]).isEqualTo(1);
		this.region.clear();
		assertThat(cleared[0]).isEqualTo(2);
	}

	@Test
	void readersNeverMissWhatHousekeepingMoves(CapturedOutput output) throws Exception {
		open();
		int keys = 20_000;
		for (int i = 0; i < keys; i++) {
			fill(key(i), "x".repeat(300));
		}
		AtomicInteger running = new AtomicInteger(3);
		ExecutorService executor = Executors.newFixedThreadPool(3);
		try {
			for (int thread = 0; thread < 3; thread++) {
				Random random = new Random(thread);
				executor.submit(() -> {
					for (int i = 0; i < 20_000; i++) {
						EntryKey key = key(random.nextInt(keys));
						if (random.nextInt(3) == 0) {
							this.region.update(key, variant("y".repeat(300)));
						}
						this.region.find(key(random.nextInt(keys)));
					}
					return running.decrementAndGet();
				});
			}
			while (running.get() > 0) {
				this.store.housekeep();
				this.region.census();
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(output).doesNotContain("WARN");
		assertThat(this.region.census().values()).containsExactly((long) keys);
	}

	@Test
	void theFileShrinksAgain() throws IOException {
		open();
		for (int i = 0; i < 2000; i++) {
			fill(key(i), "x".repeat(5000));
		}
		this.store.housekeep();
		this.region.invalidate(TEA);
		this.store.housekeep();
		long full = Files.size(file());
		for (int i = 0; i < 1990; i++) {
			this.region.invalidate(key(i));
		}
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
			this.store.housekeep();
			return Files.size(file()) < full / 5;
		});
		for (int i = 1990; i < 2000; i++) {
			assertThat(texts(key(i))).containsExactly("x".repeat(5000));
		}
	}

}
