package dev.embercache.lineage;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The method that computes a value, and the wiring of the bean that it belongs to. Names
 * only.
 *
 * @param className the class that the method is called on, behind all proxies; or the
 * interface, where there is no other class, as for a Spring Data repository
 * @param methodName the method
 * @param parameterTypes the erased names of the types of its parameters, as
 * {@link Class#getName()} has them
 * @param wiring the producing bean first, then all beans that it got, and that they got,
 * and so on; empty if the method does not belong to a bean
 * @param consulted the names of the classes that are called to find the key or the
 * condition, such as a key generator
 * @param inMemoryDatabases the names of the data sources whose rows are gone after a
 * restart, and what was read from them with them
 * @param tracking what an annotation says about the lineages of the method
 * @since 0.1.0
 */
public record Producer(String className, String methodName, List<String> parameterTypes, List<BeanWiring> wiring,
		List<String> consulted, List<String> inMemoryDatabases, Tracking tracking) {

	/**
	 * Create a new producer about which nothing more is known.
	 * @param className the class that the method is called on, behind all proxies
	 * @param methodName the method
	 * @param parameterTypes the erased names of the types of its parameters
	 * @param wiring the producing bean, and all that it depends on
	 */
	public Producer(String className, String methodName, List<String> parameterTypes, List<BeanWiring> wiring) {
		this(className, methodName, parameterTypes, wiring, List.of(), List.of(), Tracking.DEFAULTS);
	}

	/**
	 * Create a new producer.
	 * @param className the class that the method is called on, behind all proxies
	 * @param methodName the method
	 * @param parameterTypes the erased names of the types of its parameters
	 * @param wiring the producing bean, and all that it depends on
	 * @param consulted the names of the classes that are called to find the key or the
	 * condition
	 * @param inMemoryDatabases the names of the data sources whose rows are gone after a
	 * restart
	 * @param tracking what an annotation says
	 */
	public Producer {
		Assert.hasText(className, "'className' must not be empty");
		Assert.hasText(methodName, "'methodName' must not be empty");
		className = BeanWiring.stable(className);
		parameterTypes = List.copyOf(parameterTypes);
		wiring = List.copyOf(wiring);
		consulted = consulted.stream().map(BeanWiring::stable).toList();
		inMemoryDatabases = List.copyOf(inMemoryDatabases);
	}

	/**
	 * Return the whole name, such as
	 * {@code com.acme.PricingService.price(java.lang.String)}.
	 * @return the name
	 */
	public String name() {
		return this.className + "." + this.methodName + "(" + String.join(",", this.parameterTypes) + ")";
	}

	/**
	 * Return the name for a reader, such as {@code PricingService.price}.
	 * @return the short name
	 */
	public String displayName() {
		return displayName(name());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Producer producer && this.className.equals(producer.className)
				&& this.methodName.equals(producer.methodName) && this.parameterTypes.equals(producer.parameterTypes)
				&& this.wiring.equals(producer.wiring) && this.consulted.equals(producer.consulted)
				&& this.inMemoryDatabases.equals(producer.inMemoryDatabases)
				&& this.tracking.equals(producer.tracking));
	}

	/**
	 * Return a hash of the names alone, since producers are asked for often.
	 */
	@Override
	public int hashCode() {
		return 31 * this.className.hashCode() + this.methodName.hashCode();
	}

	static String displayName(String name) {
		String method = name.substring(0, name.indexOf('('));
		int dot = method.lastIndexOf('.');
		return ClassUtils.getShortName(method.substring(0, dot)) + method.substring(dot);
	}

}
