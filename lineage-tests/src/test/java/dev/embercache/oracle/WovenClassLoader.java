package dev.embercache.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;

/**
 * Loads the classes of one generation of the application, as woven by a {@link Weaver}.
 * Who asks for a class file as a resource gets what the compiler wrote.
 */
final class WovenClassLoader extends URLClassLoader {

	static {
		registerAsParallelCapable();
	}

	private final Weaver weaver;

	WovenClassLoader(URL[] urls, ClassLoader parent, Weaver weaver) {
		super(urls, parent);
		this.weaver = weaver;
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		URL location = findResource(name.replace('.', '/') + ".class");
		if (location == null) {
			throw new ClassNotFoundException(name);
		}
		try {
			URLConnection connection = location.openConnection();
			connection.setUseCaches(false);
			try (InputStream input = connection.getInputStream()) {
				byte[] woven = this.weaver.weave(input.readAllBytes());
				return defineClass(name, woven, 0, woven.length, domain(connection, location));
			}
		}
		catch (IOException ex) {
			throw new ClassNotFoundException(name, ex);
		}
	}

	private static ProtectionDomain domain(URLConnection connection, URL location) {
		URL source = (connection instanceof JarURLConnection jar) ? jar.getJarFileURL() : location;
		return new ProtectionDomain(new CodeSource(source, (Certificate[]) null), null);
	}

}
