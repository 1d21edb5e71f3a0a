package dev.embercache.lineage.classpath;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Which classes can change between two generations.
 * <p>
 * Users may implement this type. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface ApplicationClasses {

	/**
	 * Return the names of all application classes that are there now, as
	 * {@link Class#getName()} has them. May block on I/O.
	 * @return the names
	 */
	Set<String> names();

	/**
	 * Return whether a class of this name would be an application class, whether it is
	 * there now or not. A class among the {@link #names() names} need not be asked for.
	 * @param className the name of a class
	 * @param location where the class loader finds its class file now, or {@code null} if
	 * it does not
	 * @return whether it would be an application class
	 */
	boolean contains(String className, @Nullable URL location);

	/**
	 * Return the classes in the given folders and jars: what a DevTools restart class
	 * loader has as its URLs.
	 * @param urls the folders and jars
	 * @return the classes
	 */
	static ApplicationClasses in(URL... urls) {
		return new LocatedClasses(urls);
	}

	/**
	 * Return the classes below the given packages, in folders as well as in jars.
	 * @param basePackages the packages
	 * @param resources what finds the class files, for example the application context,
	 * which knows the classes that remote DevTools sent
	 * @param listed folders whose classes another one lists, so that this one need not;
	 * if there are any, classes that remote DevTools sent are not listed either
	 * @return the classes
	 */
	static ApplicationClasses below(Collection<String> basePackages, ResourcePatternResolver resources, URL... listed) {
		return new PackagedClasses(basePackages, resources, listed);
	}

	/**
	 * Return the classes that are among one of the given.
	 * @param classes the classes
	 * @return the union
	 */
	static ApplicationClasses anyOf(ApplicationClasses... classes) {
		return new JoinedClasses(List.of(classes));
	}

}
