package dev.embercache.lineage;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How one bean was made: its class, the factory method that made it, and the beans that
 * were injected into it. Names only, so that it can outlive the application context.
 *
 * @param name the bean's name
 * @param className the class of the bean behind all proxies, or {@code null} if it is not
 * known
 * @param factoryClassName the configuration class whose method made the bean, or
 * {@code null} if its own constructor did
 * @param factoryMethodName the method that made the bean, or {@code null} if its own
 * constructor did
 * @param dependencies the names of the beans that it got, in the order in which it got
 * them, by the place that they were injected into (a field or method, or one fixed name
 * if the place is not known)
 * @param prefixes the prefixes of the configuration properties that the bean was bound to
 * @since 0.1.0
 */
public record BeanWiring(String name, @Nullable String className, @Nullable String factoryClassName,
		@Nullable String factoryMethodName, SortedMap<String, List<String>> dependencies, List<String> prefixes) {

	private static final String ROWS = " (rows)";

	private static final Pattern PROXY = Pattern.compile("(?:[\\w.]+\\.)?\\$Proxy\\d+");

	/**
	 * Create a new wiring. Class names of proxies and lambdas lose the part that differs
	 * from run to run.
	 * @param name the bean's name
	 * @param className the class of the bean behind all proxies
	 * @param factoryClassName the configuration class whose method made the bean
	 * @param factoryMethodName the method that made the bean
	 * @param dependencies the names of the beans that it got, by place
	 * @param prefixes the prefixes of the configuration properties that it was bound to
	 */
	public BeanWiring {
		Assert.notNull(name, "'name' must not be null");
		Assert.notNull(dependencies, "'dependencies' must not be null");
		className = (className != null) ? stable(className) : null;
		factoryClassName = (factoryClassName != null) ? stable(factoryClassName) : null;
		TreeMap<String, List<String>> copy = new TreeMap<>();
		dependencies.forEach((place, beans) -> copy.put(place, List.copyOf(beans)));
		dependencies = Collections.unmodifiableSortedMap(copy);
		prefixes = List.copyOf(prefixes);
	}

	/**
	 * Return the wiring of a bean whose places of injection are not known.
	 * @param name the bean's name
	 * @param className the class of the bean behind all proxies, or {@code null}
	 * @param dependencies the names of the beans that it got, in a stable order
	 * @return the wiring
	 */
	public static BeanWiring of(String name, @Nullable String className, String... dependencies) {
		return new BeanWiring(name, className, null, null, new TreeMap<>(Map.of("", List.of(dependencies))), List.of());
	}

	/**
	 * Return what stands for the rows of an in-memory database: like a bean that the data
	 * source got, and that is another one in each generation.
	 * @param dataSource the name of the data source
	 * @param generation a name that no other generation has
	 * @return the wiring
	 */
	public static BeanWiring ofRows(String dataSource, String generation) {
		return of(dataSource + ROWS, null, generation);
	}

	/**
	 * Return whether a name stands for the rows of an in-memory database.
	 * @param name the name of a bean, or of the rows
	 * @return whether it was given by {@link #ofRows(String, String)}
	 */
	public static boolean isRows(String name) {
		return name.endsWith(ROWS);
	}

	/**
	 * Return the data source that rows belong to.
	 * @param rows the name of the rows
	 * @return the name of the data source
	 */
	public static String dataSource(String rows) {
		return rows.substring(0, rows.length() - ROWS.length());
	}

	/**
	 * Return this wiring for a bean that a factory method made.
	 * @param factoryClassName the configuration class
	 * @param factoryMethodName the method
	 * @return the wiring
	 */
	public BeanWiring madeBy(String factoryClassName, String factoryMethodName) {
		return new BeanWiring(this.name, this.className, factoryClassName, factoryMethodName, this.dependencies,
				this.prefixes);
	}

	/**
	 * Return this wiring for a bean that was bound to configuration properties.
	 * @param prefix the prefix of the properties
	 * @return the wiring
	 */
	public BeanWiring boundTo(String prefix) {
		return new BeanWiring(this.name, this.className, this.factoryClassName, this.factoryMethodName,
				this.dependencies, List.of(prefix));
	}

	/**
	 * Return the fingerprint of this wiring.
	 * @param naming gives a class the name that counts
	 */
	public Fingerprint fingerprint(UnaryOperator<String> naming) {
		Tokens tokens = new Tokens();
		tokens.add(this.name).add((this.className != null) ? naming.apply(this.className) : null);
		tokens.add(this.factoryClassName).add(this.factoryMethodName);
		this.dependencies.forEach((place, beans) -> tokens.add(place).addAll(beans));
		tokens.addAll(this.prefixes);
		return tokens.fingerprint();
	}

	/**
	 * Return the part of the name of a class that is the same in each run.
	 * @param className the name of a class, perhaps generated at run time
	 * @return the name without what differs from run to run
	 */
	static String stable(String className) {
		if (PROXY.matcher(className).matches()) {
			return "proxy";
		}
		int generated = className.indexOf("$$");
		return (generated > 0) ? className.substring(0, generated) : className;
	}

}
