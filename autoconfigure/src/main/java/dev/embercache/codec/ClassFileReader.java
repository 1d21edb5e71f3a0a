package dev.embercache.codec;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.util.ClassUtils;

/**
 * Finds class files and reads them. A file that does not exist or cannot be read is no
 * fault: whoever asks assumes the worst of its class.
 */
final class ClassFileReader {

	private ClassFileReader() {
	}

	/**
	 * Return whether a class has a class file, so that it was not generated when the
	 * application ran.
	 */
	static boolean exists(Class<?> type) {
		return type.getResource("/" + path(type.getName())) != null;
	}

	/**
	 * Read the instructions of a class, without debug information.
	 * @return whether that was possible; if not, the visitor may have seen a part
	 */
	static boolean accept(Class<?> type, ClassVisitor visitor) {
		try (InputStream in = type.getResourceAsStream("/" + path(type.getName()))) {
			if (in == null) {
				return false;
			}
			new ClassReader(in).accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
			return true;
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Find the file of a class that need not be loaded.
	 */
	static @Nullable ClassReader find(ClassLoader classLoader, String className) {
		try (InputStream in = classLoader.getResourceAsStream(path(className))) {
			return (in != null) ? new ClassReader(in) : null;
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

	private static String path(String className) {
		return ClassUtils.convertClassNameToResourcePath(className) + ClassUtils.CLASS_FILE_SUFFIX;
	}

}
