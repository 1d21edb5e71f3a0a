package dev.embercache.lineage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the values of a cached method come from, beyond what can be seen in its code.
 * Stands on a method beside {@code @Cacheable} or {@code @CachePut}. The same can be said
 * of all values of a cache in properties below {@code ember.cache.caches.<name>}; both
 * hold.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CacheLineage {

	/**
	 * Patterns of further application classes that the values depend on, with all that
	 * these reach: {@code com.acme.Rates}, {@code com.acme.rates.*} for a package,
	 * {@code com.acme.**} for a package and those below it.
	 * @return the patterns
	 */
	String[] classes() default {};

	/**
	 * Locations of further resources and files, such as {@code classpath:rates/*.csv} or
	 * {@code file:/etc/rates.csv}. They are looked at when the application starts.
	 * @return the locations
	 */
	String[] resources() default {};

	/**
	 * Names of further configuration properties, or prefixes such as {@code pricing.*}.
	 * @return the names
	 */
	String[] properties() default {};

	/**
	 * Patterns of classes that are not followed. The classes of values and keys always
	 * count.
	 * @return the patterns
	 */
	String[] ignores() default {};

	/**
	 * A version: values of another one are stale.
	 * @return the version
	 */
	String version() default "";

	/**
	 * Whether the code that computes the values is followed. If not, the classes of value
	 * and key count, and what else is named here.
	 * @return whether it is followed
	 */
	boolean trackCode() default true;

}
