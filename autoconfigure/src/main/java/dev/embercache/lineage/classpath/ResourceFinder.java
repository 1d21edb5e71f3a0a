package dev.embercache.lineage.classpath;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.embercache.lineage.bytecode.OutsideNames;

/**
 * Finds the resources and files at a location, by names that are the same on every
 * machine.
 */
final class ResourceFinder {

	/**
	 * What a build writes about itself, and tools about their work. It differs although
	 * nothing was edited, so that it counts only where code names it.
	 */
	private static final Pattern OF_BUILD = Pattern
		.compile("META-INF/(?:MANIFEST\\.MF|build-info\\.properties|maven/.*)|git\\.properties|(?:.*/)?\\.[^/]*");

	private final ClassFiles files;

	private final ResourcePatternResolver resolver;

	private final Supplier<Set<String>> roots;

	/**
	 * Create a new finder.
	 * @param files where the class path is known
	 * @param applicationClasses gives the names of all application classes
	 */
	ResourceFinder(ClassFiles files, Supplier<Set<String>> applicationClasses) {
		this.files = files;
		this.resolver = new PathMatchingResourcePatternResolver(files.classLoader());
		this.roots = SingletonSupplier.of(() -> findRoots(applicationClasses.get()));
	}

	/**
	 * Find what is at a location.
	 * @param location a path on the class path, or a location with a prefix; may hold
	 * wildcards, see {@link ResourcePattern}
	 * @return the resources by their names, in the order of the class path
	 * @throws IOException if a folder or jar cannot be read
	 */
	Map<String, List<Resource>> find(String location) throws IOException {
		return findPath(OutsideNames.path(location));
	}

	private Map<String, List<Resource>> findPath(String location) throws IOException {
		if (location.indexOf(':') >= 0) {
			return findElsewhere(location);
		}
		if (ResourcePattern.isWild(location)) {
			return findMatching(location);
		}
		List<Resource> resources = new ArrayList<>();
		for (URL url : Collections.list(this.files.classLoader().getResources(location))) {
			Resource resource = new UrlResource(url);
			if (resource.isReadable()) {
				resources.add(resource);
			}
		}
		if (!resources.isEmpty() || location.isEmpty()) {
			return resources.isEmpty() ? Map.of() : Map.of(location, resources);
		}
		// Code that names a folder lists it
		return findMatching(location.endsWith("/") ? location + "**" : location + "/**");
	}

	private Map<String, List<Resource>> findElsewhere(String location) throws IOException {
		Map<String, List<Resource>> found = new TreeMap<>();
		for (Resource resource : resolve(location)) {
			boolean folder = resource.isFile() && resource.getFile().isDirectory();
			for (Resource each : folder ? below(resource) : new Resource[] { resource }) {
				if (each.isReadable()) {
					found.computeIfAbsent(each.getURL().toString(), (key) -> new ArrayList<>()).add(each);
				}
			}
		}
		return found;
	}

	/**
	 * Return what a location with a prefix stands for; nothing if the prefix is none, or
	 * there is no such place.
	 */
	private Resource[] resolve(String location) throws IOException {
		try {
			return this.resolver.getResources(location);
		}
		catch (FileNotFoundException | MalformedURLException ex) {
			return new Resource[0];
		}
	}

	private Resource[] below(Resource folder) throws IOException {
		String address = folder.getURL().toString();
		return this.resolver.getResources(address + (address.endsWith("/") ? "**/*" : "/**/*"));
	}

	private Map<String, List<Resource>> findMatching(String location) throws IOException {
		String folder = ResourcePattern.folder(location);
		ResourcePattern pattern = new ResourcePattern(location);
		boolean anywhere = folder.isEmpty();
		Predicate<String> wanted = (name) -> pattern.matches(name) && !name.endsWith(ClassUtils.CLASS_FILE_SUFFIX)
				&& !(anywhere && OF_BUILD.matcher(name).matches());
		Map<String, List<Resource>> found = new TreeMap<>();
		for (String root : anywhere ? this.roots.get() : places(folder)) {
			String start = decoded(root);
			for (Resource resource : this.resolver.getResources(root + "**/*")) {
				String address = decoded(resource.getURL().toString());
				String name = address.startsWith(start) ? folder + address.substring(start.length()) : address;
				if (wanted.test(name) && resource.isReadable()) {
					found.computeIfAbsent(name, (key) -> new ArrayList<>()).add(resource);
				}
			}
		}
		return found;
	}

	private static String decoded(String address) {
		return StringUtils.uriDecode(address, StandardCharsets.UTF_8);
	}

	/**
	 * Return the addresses of a folder, in all places of the class path that have it.
	 */
	private Set<String> places(String folder) throws IOException {
		Set<String> places = new LinkedHashSet<>();
		for (URL url : Collections.list(this.files.classLoader().getResources(folder))) {
			String address = url.toString();
			places.add(address.endsWith("/") ? address : address + "/");
		}
		return places;
	}

	/**
	 * Return the addresses of all folders of the class path, and of the jars with
	 * application classes.
	 */
	private Set<String> findRoots(Set<String> applicationClasses) {
		try {
			Set<String> roots = places("");
			Set<String> packages = new TreeSet<>();
			for (String className : new TreeSet<>(applicationClasses)) {
				String packageName = ClassUtils.getPackageName(className);
				URL url = packages.contains(packageName) ? null : this.files.locate(className);
				String path = ClassUtils.convertClassNameToResourcePath(className) + ClassUtils.CLASS_FILE_SUFFIX;
				if (url != null && url.toString().endsWith(path)) {
					packages.add(packageName);
					roots.add(url.toString().substring(0, url.toString().length() - path.length()));
				}
			}
			return roots;
		}
		catch (FileNotFoundException ex) {
			return Set.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
