package dev.embercache.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;

import dev.embercache.store.Bounds;
import dev.embercache.store.EntryStore;
import dev.embercache.store.Region;

import org.springframework.util.FileSystemUtils;

/**
 * Store whose folder is deleted when it is closed.
 */
final class TemporaryStore implements EntryStore {

	private final Path folder;

	private final EntryStore store;

	private TemporaryStore(Path folder, EntryStore store) {
		this.folder = folder;
		this.store = store;
	}

	static TemporaryStore open(Function<Path, EntryStore> opener) {
		try {
			Path folder = Files.createTempDirectory("ember-cache-");
			return new TemporaryStore(folder, opener.apply(folder));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Region region(String cache, Bounds bounds) {
		return this.store.region(cache, bounds);
	}

	@Override
	public Collection<Region> regions() {
		return this.store.regions();
	}

	@Override
	public void close() {
		this.store.close();
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			// The system cleans its folder for temporary files anyway.
		}
	}

}
