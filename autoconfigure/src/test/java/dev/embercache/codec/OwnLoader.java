package dev.embercache.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Defines some classes itself, as a restart class loader does, and leaves others to its
 * parent.
 */
class OwnLoader extends ClassLoader {

	private final Set<String> own;

	OwnLoader(String... own) {
		super(OwnLoader.class.getClassLoader());
		this.own = Set.of(own);
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (!this.own.contains(name)) {
			return super.loadClass(name, resolve);
		}
		Class<?> loaded = findLoadedClass(name);
		return (loaded != null) ? loaded : define(name);
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		try (@Nullable
		InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (in == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] bytes = in.readAllBytes();
			return defineClass(name, bytes, 0, bytes.length);
		}
		catch (IOException ex) {
			throw new ClassNotFoundException(name, ex);
		}
	}

}
