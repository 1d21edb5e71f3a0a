package dev.embercache.lineage.classpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * The classes below some packages, wherever the class path has them.
 */
final class PackagedClasses implements ApplicationClasses {

	private static final String EVERYWHERE = ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX;

	private final List<String> packages;

	private final ResourcePatternResolver resources;

	private final List<String> listed;

	PackagedClasses(Collection<String> packages, ResourcePatternResolver resources, URL... listed) {
		this.packages = List.copyOf(packages);
		this.resources = resources;
		this.listed = Stream.of(listed).map(URL::toString).toList();
	}

	@Override
	public Set<String> names() {
		Set<String> names = new HashSet<>();
		for (String basePackage : this.packages) {
			try {
				addNames(basePackage, names);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The classes below '%s' cannot be listed".formatted(basePackage), ex);
			}
		}
		return names;
	}

	@Override
	public boolean contains(String className, @Nullable URL location) {
		return this.packages.stream().anyMatch((basePackage) -> isBelow(basePackage, className));
	}

	private static boolean isBelow(String basePackage, String className) {
		if (basePackage.isEmpty()) {
			return className.indexOf('.') < 0;
		}
		return className.startsWith(basePackage) && className.startsWith(".", basePackage.length());
	}

	private void addNames(String basePackage, Set<String> names) throws IOException {
		String path = basePackage.isEmpty() ? "" : basePackage.replace('.', '/') + "/";
		List<String> roots = new ArrayList<>();
		for (Resource root : this.resources.getResources(EVERYWHERE + path)) {
			String address = root.getURL().toString();
			roots.add(address.endsWith("/") ? address : address + "/");
		}
		String pattern = basePackage.isEmpty() ? "*.class" : "**/*.class";
		for (String place : this.listed.isEmpty() ? List.of(EVERYWHERE + path) : notListed(roots)) {
			for (Resource resource : this.resources.getResources(place + pattern)) {
				String name = path + below(roots, path, resource.getURL().toString());
				names.add(name.substring(0, name.length() - ClassUtils.CLASS_FILE_SUFFIX.length()).replace('/', '.'));
			}
		}
	}

	private List<String> notListed(List<String> roots) {
		return roots.stream().filter((root) -> this.listed.stream().noneMatch(root::startsWith)).toList();
	}

	private static String below(List<String> roots, String path, String address) {
		for (String root : roots) {
			if (address.startsWith(root)) {
				return address.substring(root.length());
			}
		}
		return address.substring(address.lastIndexOf("/" + path) + path.length() + 1);
	}

}
