package dev.embercache.lineage;

import java.util.List;
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
 * @param dependencies the names of the beans that it got, in a stable order
 * @param prefixes the prefixes of the configuration properties that the bean was bound to
 * @since 0.1.0
 */
public record BeanWiring(String name, @Nullable String className, @Nullable String factoryClassName,
		@Nullable String factoryMethodName, List<String> dependencies, List<String> prefixes) {

	private static final Pattern PROXY = Pattern.compile("(?:[\\w.]+\\.)?\\$Proxy\\d+");

	/**
	 * Create a new wiring. Class names of proxies and lambdas lose the part that differs
	 * from run to run.
	 * @param name the bean's name
	 * @param className the class of the bean behind all proxies
	 * @param factoryClassName the configuration class whose method made the bean
	 * @param factoryMethodName the method that made the bean
	 * @param dependencies the names of the beans that it got
	 * @param prefixes the prefixes of the configuration properties that it was bound to
	 */
	public BeanWiring {
		Assert.notNull(name, "'name' must not be null");
		Assert.notNull(dependencies, "'dependencies' must not be null");
		className = (className != null) ? stable(className) : null;
		factoryClassName = (factoryClassName != null) ? stable(factoryClassName) : null;
		dependencies = List.copyOf(dependencies);
		prefixes = List.copyOf(prefixes);
	}

	/**
	 * Return the wiring of a bean that its own constructor made.
	 * @param name the bean's name
	 * @param className the class of the bean behind all proxies, or {@code null}
	 * @param dependencies the names of the beans that it got, in a stable order
	 * @return the wiring
	 */
	public static BeanWiring of(String name, @Nullable String className, String... dependencies) {
		return new BeanWiring(name, className, null, null, List.of(dependencies), List.of());
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
		// Where the beans were injected is not known.
		tokens.add("").addAll(this.dependencies);
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
