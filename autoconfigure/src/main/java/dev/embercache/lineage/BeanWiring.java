package dev.embercache.lineage;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
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
 * @param traits what else its definition says, by which the container chooses among
 * several beans, such as {@code primary}
 * @param advice the names of the aspects and advisors that apply to the bean
 * @since 0.1.0
 */
public record BeanWiring(String name, @Nullable String className, @Nullable String factoryClassName,
		@Nullable String factoryMethodName, List<String> dependencies, List<String> prefixes, Set<String> traits,
		List<String> advice) {

	/**
	 * A name that Spring generated. Where several such beans are registered in the order
	 * of a hash set, as Spring Data does for its repositories, the numbers are dealt anew
	 * at each start.
	 */
	private static final Pattern NUMBERED = Pattern.compile("(.*)#\\d+");

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
	 * @param traits what else its definition says
	 * @param advice the names of the aspects and advisors that apply to it
	 */
	public BeanWiring {
		Assert.notNull(name, "'name' must not be null");
		Assert.notNull(dependencies, "'dependencies' must not be null");
		className = (className != null) ? stable(className) : null;
		factoryClassName = (factoryClassName != null) ? stable(factoryClassName) : null;
		dependencies = List.copyOf(dependencies);
		prefixes = List.copyOf(prefixes);
		advice = List.copyOf(advice);
		traits = Collections.unmodifiableSortedSet(new TreeSet<>(traits));
	}

	/**
	 * Return the wiring of a bean that its own constructor made.
	 * @param name the bean's name
	 * @param className the class of the bean behind all proxies, or {@code null}
	 * @param dependencies the names of the beans that it got, in a stable order
	 * @return the wiring
	 */
	public static BeanWiring of(String name, @Nullable String className, String... dependencies) {
		return new BeanWiring(name, className, null, null, List.of(dependencies), List.of(), Set.of(), List.of());
	}

	/**
	 * Return this wiring for a bean that a factory method made.
	 * @param factoryClassName the configuration class
	 * @param factoryMethodName the method
	 * @return the wiring
	 */
	public BeanWiring madeBy(String factoryClassName, String factoryMethodName) {
		return new BeanWiring(this.name, this.className, factoryClassName, factoryMethodName, this.dependencies,
				this.prefixes, this.traits, this.advice);
	}

	/**
	 * Return this wiring for a bean that was bound to configuration properties.
	 * @param prefix the prefix of the properties
	 * @return the wiring
	 */
	public BeanWiring boundTo(String prefix) {
		return new BeanWiring(this.name, this.className, this.factoryClassName, this.factoryMethodName,
				this.dependencies, List.of(prefix), this.traits, this.advice);
	}

	/**
	 * Return whether the name of a bean is one that the container dealt, and may deal to
	 * another bean next time.
	 * @param name the name of a bean
	 * @return whether it ends with a number
	 */
	public static boolean isNumbered(String name) {
		return NUMBERED.matcher(name).matches();
	}

	/**
	 * Return the fingerprint of this wiring.
	 * @param naming gives a class the name that counts
	 */
	public Fingerprint fingerprint(UnaryOperator<String> naming) {
		// Where the beans were injected is not known.
		return identity(naming).add("")
			.addAll(this.dependencies)
			.addAll(this.prefixes)
			.addAll(this.advice)
			.fingerprint();
	}

	/**
	 * Return the fingerprint of this bean as one of several that the container chooses
	 * from: without what it got, and without a number in its name.
	 * @param naming gives a class the name that counts
	 */
	public Fingerprint asCandidate(UnaryOperator<String> naming) {
		return identity(naming).fingerprint();
	}

	private Tokens identity(UnaryOperator<String> naming) {
		Matcher numbered = NUMBERED.matcher(this.name);
		return new Tokens().add(numbered.matches() ? numbered.group(1) : this.name)
			.add((this.className != null) ? naming.apply(this.className) : null)
			.add(this.factoryClassName)
			.add(this.factoryMethodName)
			.addAll(this.traits);
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
