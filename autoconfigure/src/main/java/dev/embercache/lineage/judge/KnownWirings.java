package dev.embercache.lineage.judge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.BeanWiring;
import dev.embercache.lineage.BeanWirings;

/**
 * Knows how beans were made: first as the producers of this generation said, else as the
 * container says now. A bean that is made late has more to say then than it had before.
 */
final class KnownWirings implements BeanWirings {

	private final Map<String, BeanWiring> told = new ConcurrentHashMap<>();

	private final BeanWirings container;

	KnownWirings(BeanWirings container) {
		this.container = container;
	}

	/**
	 * Take over how a producer says that a bean was made.
	 * @param bean the wiring of the bean
	 * @return whether something else was known of the bean
	 */
	boolean learn(BeanWiring bean) {
		BeanWiring before = this.told.put(bean.name(), bean);
		return before != null && !before.equals(bean);
	}

	@Override
	public @Nullable BeanWiring find(String beanName) {
		BeanWiring told = this.told.get(beanName);
		return (told != null) ? told : this.container.find(beanName);
	}

	@Override
	public List<String> ofType(String typeName) {
		return this.container.ofType(typeName);
	}

	@Override
	public List<String> all() {
		return this.container.all();
	}

	@Override
	public Set<String> attributedAdvice() {
		return this.container.attributedAdvice();
	}

	@Override
	public boolean isSettled(String beanName) {
		return this.told.containsKey(beanName) || this.container.isSettled(beanName);
	}

	@Override
	public boolean isComplete() {
		return this.container.isComplete();
	}

	@Override
	public boolean mayMake(String className) {
		return this.container.mayMake(className);
	}

	@Override
	public @Nullable String database(String dataSource) {
		return this.container.database(dataSource);
	}

	@Override
	public @Nullable String rows(String dataSource) {
		return this.container.rows(dataSource);
	}

}
