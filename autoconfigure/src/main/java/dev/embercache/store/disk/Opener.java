package dev.embercache.store.disk;

import java.nio.file.Path;
import java.util.function.Function;

import dev.embercache.store.disk.volume.Folder;
import dev.embercache.store.disk.volume.Volume;
import dev.embercache.store.disk.volume.VolumeException;
import dev.embercache.store.disk.volume.VolumeException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Opens the file of an application. If it cannot be used, begins a new one and warns the
 * user. Used by one thread at a time.
 */
final class Opener {

	/**
	 * The number of times that a new file is begun before the disk is given up.
	 */
	private static final int BEGINNINGS = 5;

	private final Folder folder;

	private final String name;

	private final Function<Path, Volume> volumes;

	private final Function<Volume, DiskSpace> spaces;

	private int beginnings;

	/**
	 * Create an opener.
	 * @param folder the folder, which several applications may share
	 * @param name tells this application and its profiles from others
	 * @param volumes opens a file, or makes it
	 * @param spaces reads what is in it
	 */
	Opener(Folder folder, String name, Function<Path, Volume> volumes, Function<Volume, DiskSpace> spaces) {
		this.folder = folder;
		this.name = name;
		this.volumes = volumes;
		this.spaces = spaces;
	}

	/**
	 * Open the file. One that cannot be used is deleted, since it does not hear of what
	 * is invalidated in this run, unless it is another process that uses it.
	 * @return the space, or {@code null} where there is none to be had
	 */
	@Nullable DiskSpace open() {
		Path file;
		try {
			file = this.folder.file(this.name);
		}
		catch (VolumeException ex) {
			Notices.inMemory(this.folder.path(), ex);
			return null;
		}
		try {
			return open(file);
		}
		catch (VolumeException ex) {
			if (ex.kind() != Kind.IN_USE) {
				return recover(file, ex);
			}
			Notices.inMemory(file, ex);
			return null;
		}
	}

	private DiskSpace open(Path file) {
		Volume volume = this.volumes.apply(file);
		try {
			return this.spaces.apply(volume);
		}
		catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			volume.abandon();
			throw volume.exception(ex);
		}
	}

	/**
	 * Begin a new file after a failure.
	 * @param file the file that failed
	 * @param ex the failure
	 * @return the space, or {@code null} where there is none to be had
	 */
	@Nullable DiskSpace recover(Path file, VolumeException ex) {
		try {
			if (++this.beginnings > BEGINNINGS) {
				throw ex;
			}
			switch (ex.kind()) {
				case GONE -> {
					this.folder.file(this.name);
					DiskSpace space = open(file);
					Notices.gone(file, ex);
					return space;
				}
				case DAMAGED -> {
					Path renamed = Folder.setAside(file);
					DiskSpace space = open(file);
					Notices.setAside(file, renamed, ex);
					return space;
				}
				default -> {
					Folder.delete(file);
					throw ex;
				}
			}
		}
		catch (VolumeException again) {
			Notices.inMemory(file, again);
			return null;
		}
	}

}
