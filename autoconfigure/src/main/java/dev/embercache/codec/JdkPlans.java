package dev.embercache.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The fixed list of the JDK's classes that are carried, by class for writing and by name
 * for reading. Nothing else of the JDK is ever resolved.
 */
final class JdkPlans {

	private final Map<Class<?>, Plan> byClass = new HashMap<>();

	private final Map<String, Plan> byName = new HashMap<>();

	void addAll(Collection<? extends Plan> plans) {
		plans.forEach(this::add);
	}

	void add(Plan plan) {
		this.byClass.putIfAbsent(plan.type(), plan);
		this.byName.putIfAbsent(plan.name(), plan);
	}

	/**
	 * Add a class whose values are carried in one of two ways.
	 */
	void add(Plan plan, Plan other, Predicate<Object> isOther) {
		this.byClass.put(plan.type(),
				new ChoicePlan(plan.type(), (value) -> isOther.test(value) ? other : plan, List.of(plan, other)));
		this.byName.put(plan.name(), plan);
		this.byName.putIfAbsent(other.name(), other);
	}

	@Nullable Plan of(Class<?> type) {
		return this.byClass.get(type);
	}

	@Nullable Plan named(String name) {
		return this.byName.get(name);
	}

}
