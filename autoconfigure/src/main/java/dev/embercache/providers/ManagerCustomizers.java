package dev.embercache.providers;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.cache.CacheManager;

/**
 * The {@link CacheManagerCustomizer} beans of an application. Each is called once, with
 * the first manager that it can be meant for. Not safe for use by several threads.
 */
public final class ManagerCustomizers {

	private final NamedBeans beans;

	private final Class<? extends CacheManager> own;

	private @Nullable Map<String, CacheManagerCustomizer<?>> waiting;

	/**
	 * Take the customizers from the beans of an application.
	 * @param beanFactory the beans
	 * @param own the type of Ember Cache's own manager
	 */
	public ManagerCustomizers(ConfigurableListableBeanFactory beanFactory, Class<? extends CacheManager> own) {
		this.beans = new NamedBeans(beanFactory);
		this.own = own;
	}

	/**
	 * Call the customizers that a manager fits and that no other manager did before. One
	 * that is meant for any manager waits for Ember Cache's own.
	 * @param manager the manager
	 * @return the names of the customizers that were called
	 */
	public Set<String> customize(CacheManager manager) {
		Set<String> called = new LinkedHashSet<>();
		Map<String, CacheManagerCustomizer<?>> waiting = waiting();
		for (String name : List.copyOf(waiting.keySet())) {
			CacheManagerCustomizer<?> customizer = waiting.get(name);
			if (customizer != null && isMeantFor(name, customizer, manager) && call(customizer, manager)) {
				waiting.remove(name);
				called.add(name);
			}
		}
		return called;
	}

	/**
	 * Return the customizers that no manager has fitted so far.
	 * @return the names of the beans, with the managers that they are meant for
	 */
	public Set<String> remaining() {
		Set<String> remaining = new TreeSet<>();
		waiting().forEach((name, customizer) -> {
			Class<?> type = this.beans.typeArgument(name, customizer, CacheManagerCustomizer.class);
			remaining.add(NamedBeans.source(name) + ((type != null) ? " for " + type.getSimpleName() : ""));
		});
		return remaining;
	}

	private Map<String, CacheManagerCustomizer<?>> waiting() {
		Map<String, CacheManagerCustomizer<?>> waiting = this.waiting;
		if (waiting == null) {
			waiting = new LinkedHashMap<>();
			for (Map.Entry<String, ?> bean : this.beans.of(CacheManagerCustomizer.class).entrySet()) {
				waiting.put(bean.getKey(), (CacheManagerCustomizer<?>) bean.getValue());
			}
			this.waiting = waiting;
		}
		return waiting;
	}

	private boolean isMeantFor(String name, CacheManagerCustomizer<?> customizer, CacheManager manager) {
		Class<?> type = this.beans.typeArgument(name, customizer, CacheManagerCustomizer.class);
		if (type == null) {
			return true;
		}
		return type.isInstance(manager) && (this.own.isInstance(manager) || !type.isAssignableFrom(this.own));
	}

	/**
	 * Call a customizer. One that fails with a manager that is only there to be looked at
	 * is as good as none: it remains.
	 */
	private boolean call(CacheManagerCustomizer<?> customizer, CacheManager manager) {
		try {
			return callIfLambdaFits(customizer, manager);
		}
		catch (RuntimeException ex) {
			if (this.own.isInstance(manager)) {
				throw ex;
			}
			return false;
		}
	}

	@SuppressWarnings("unchecked")
	private static boolean callIfLambdaFits(CacheManagerCustomizer<?> customizer, CacheManager manager) {
		return LambdaSafe.callback(CacheManagerCustomizer.class, customizer, manager)
			.withLogger(ManagerCustomizers.class)
			.invokeAnd((each) -> {
				each.customize(manager);
				return true;
			})
			.hasResult();
	}

}
