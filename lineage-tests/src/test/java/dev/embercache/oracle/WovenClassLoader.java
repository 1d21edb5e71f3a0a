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
import java.util.Collections;
import java.util.Enumeration;

/**
 * Loads the classes of one generation of the application, as woven by a {@link Weaver}.
 * Who asks for a class file as a resource gets what the compiler wrote. The folder of
 * these tests is no part of the application, whose code it would be.
 */
final class WovenClassLoader extends URLClassLoader {

	static {
		registerAsParallelCapable();
	}

	private static final String OF_TESTS = WovenClassLoader.class.getProtectionDomain()
		.getCodeSource()
		.getLocation()
		.toString();

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

	@Override
	public Enumeration<URL> getResources(String name) throws IOException {
		return Collections.enumeration(Collections.list(super.getResources(name))
			.stream()
			.filter((url) -> !url.toString().startsWith(OF_TESTS))
			.toList());
	}

	private static ProtectionDomain domain(URLConnection connection, URL location) {
		URL source = (connection instanceof JarURLConnection jar) ? jar.getJarFileURL() : location;
		return new ProtectionDomain(new CodeSource(source, (Certificate[]) null), null);
	}

}
