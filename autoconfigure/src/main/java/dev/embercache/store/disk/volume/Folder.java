package dev.embercache.store.disk.volume;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that holds volumes. Only its owner may look into it: values are not
 * encrypted.
 *
 * @param path the path of the folder
 * @since 0.1.0
 */
public record Folder(Path path) {

	private static final String README = """
			This folder holds cached values of a Spring Boot application. Ember Cache keeps
			them here, so that they survive a restart (ember.cache.store=disk).

			It may be deleted at any time: the application computes the values again. Do not
			commit it to version control, and do not copy it to where others can read it.
			""";

	private static final String SUFFIX = ".ember";

	private static final String DAMAGED = ".damaged";

	/**
	 * Make the folder unless it is there, and return a file in it.
	 * @param name the name of the file, without its extension
	 * @return the file, which is there
	 * @throws VolumeException if the folder cannot be made
	 */
	public Path file(String name) {
		try {
			if (!Files.isDirectory(this.path)) {
				Files.createDirectories(this.path, ownerOnly("rwx------"));
			}
			Path readme = this.path.resolve("README");
			if (Files.notExists(readme)) {
				Files.writeString(readme, README);
			}
			Path file = this.path.resolve(name + SUFFIX);
			create(file);
			return file;
		}
		catch (IOException ex) {
			throw new VolumeException(VolumeException.Kind.UNUSABLE, "the folder cannot be written to (" + ex + ")",
					ex);
		}
	}

	/**
	 * Make a file for its owner, unless it is there. The folder may be the user's own,
	 * and open to all.
	 */
	static void create(Path file) throws IOException {
		if (Files.notExists(file)) {
			Files.createFile(file, ownerOnly("rw-------"));
		}
	}

	private static FileAttribute<?>[] ownerOnly(String permissions) {
		boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	/**
	 * Rename a volume that cannot be read. What was set aside before gives way to it.
	 * @param file the file
	 * @return the new name
	 */
	public static Path setAside(Path file) {
		Path target = file.resolveSibling(file.getFileName() + DAMAGED);
		try {
			if (Files.exists(file)) {
				Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
			}
			create(file);
			Journal.delete(file);
			return target;
		}
		catch (IOException ex) {
			throw new VolumeException(VolumeException.Kind.UNUSABLE, "it is damaged and cannot be renamed (" + ex + ")",
					ex);
		}
	}

	/**
	 * Delete a volume that could not be written to: it lacks the invalidations since
	 * then.
	 * @param file the file
	 */
	public static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
			Journal.delete(file);
		}
		catch (IOException ex) {
			throw new VolumeException(VolumeException.Kind.UNUSABLE, "it cannot be deleted (" + ex + ")", ex);
		}
	}

}
