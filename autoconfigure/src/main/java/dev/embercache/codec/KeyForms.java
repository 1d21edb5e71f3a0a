package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.Word;

/**
 * Takes values apart where they stand in a key. There, the parts are those that
 * {@code equals} compares, and not always those that a value is restored from.
 */
final class KeyForms {

	/**
	 * Before the name of a field that follows from the others, such as a hash code that
	 * was computed before.
	 */
	private static final String DERIVED = "-";

	/** The JDK's sets whose elements are compared by whatever map they are made of. */
	private static final Set<String> OF_ANY_MAP = Set.of("java.util.Collections$SetFromMap",
			"java.util.Collections$SequencedSetFromMap");

	private final Plans plans;

	private final LibraryRules rules;

	private final ComparedFields comparedFields;

	private final Map<Class<?>, Plan> unreplaced = new ConcurrentHashMap<>();

	private final Map<Class<?>, StatePlan> ofFields = new ConcurrentHashMap<>();

	private final Map<Class<?>, List<Field>> named = new ConcurrentHashMap<>();

	KeyForms(Plans plans, LibraryRules rules) {
		this.plans = plans;
		this.rules = rules;
		this.comparedFields = new ComparedFields(plans);
	}

	/**
	 * Return the plan by which a value is taken apart. A value that another object stands
	 * for when it is serialized is taken apart into its own fields, since the other
	 * object takes no part in comparisons.
	 */
	Plan plan(Object value) {
		Plan plan = this.plans.of(value);
		if (plan instanceof ConstantPlan constant && this.plans.equality().declared(plan.type())) {
			// Others may be equal to it.
			plan = constant.planOfOthers(value);
		}
		return (plan instanceof ReplacementPlan) ? unreplaced(plan.type()) : plan;
	}

	private Plan unreplaced(Class<?> type) {
		Plan plan = this.unreplaced.get(type);
		if (plan == null) {
			plan = this.plans.maker().makeWithoutReplacement(type);
			this.unreplaced.put(type, plan);
		}
		return plan;
	}

	/**
	 * Check that the {@code equals} of a value compares all its fields, unless a rule
	 * says which ones it compares.
	 * @return the transient fields that it does not compare
	 * @throws Refusal if it does not compare another one
	 */
	Set<Field> check(Object value, NodePlan plan) {
		StatePlan fields = fieldsToCheck(plan);
		return (fields != null) ? this.comparedFields.check(value, fields) : Set.of();
	}

	/**
	 * Return the fields of a class that its {@code equals} has to compare, or
	 * {@code null} if that is known or nobody can tell. What a class writes of its own
	 * has its ordinary fields in it.
	 */
	private @Nullable StatePlan fieldsToCheck(NodePlan plan) {
		Class<?> type = plan.type();
		if (!fields(type).isEmpty()) {
			return null;
		}
		if (plan instanceof SerialPlan && JdkClasses.statefulSuperclass(type) == null) {
			return this.ofFields.computeIfAbsent(type, this.plans.maker()::fields);
		}
		return (plan instanceof StatePlan state) ? state : null;
	}

	/**
	 * Return the parts of a value that its class compares.
	 * @param left the transient fields that it does not compare
	 */
	@Nullable Object[] parts(Object value, NodePlan plan, Set<Field> left) {
		List<Field> fields = fields(value.getClass());
		if (!fields.isEmpty()) {
			this.comparedFields.checkOnly(value, this.ofFields.computeIfAbsent(plan.type(), this.plans.maker()::fields),
					fields, () -> find(plan.type(), true));
			return fields.stream().map((field) -> InstanceFields.get(field, value)).toArray();
		}
		@Nullable Object[] parts = plan.takeApart(value);
		if (left.isEmpty()) {
			return parts;
		}
		List<@Nullable Object> compared = new ArrayList<>();
		for (int i = 0; i < parts.length; i++) {
			Field field = plan.transientField(i);
			if (field == null || !left.contains(field)) {
				compared.add(parts[i]);
			}
		}
		return compared.toArray();
	}

	private List<Field> fields(Class<?> type) {
		return this.named.computeIfAbsent(type, (key) -> find(key, false));
	}

	/**
	 * Find the fields that a rule names, or none if the class has others in this version
	 * of its library.
	 * @param derived whether to find those that follow from the others
	 */
	private List<Field> find(Class<?> type, boolean derived) {
		Rule rule = this.rules.find(Word.EQUALITY, type.getName());
		if (rule == null) {
			return List.of();
		}
		List<Field> all = InstanceFields.of(type, (field) -> true);
		List<Field> found = new ArrayList<>();
		for (String each : rule.text().split(",")) {
			String name = each.strip();
			if (name.startsWith(DERIVED) == derived) {
				List<Field> fields = all.stream()
					.filter((field) -> field.getName().equals(derived ? name.substring(1) : name))
					.toList();
				if (fields.isEmpty()) {
					return List.of();
				}
				found.addAll(fields);
			}
		}
		return found;
	}

	/**
	 * Return a list, set or map as one of the JDK, or {@code null} if it is not equal to
	 * that.
	 */
	@Nullable Object container(Object value) {
		Object content = null;
		if (value instanceof List<?> list) {
			content = new ArrayList<>(list);
		}
		else if (value instanceof Set<?> set) {
			content = new LinkedHashSet<>(set);
		}
		else if (value instanceof Map<?, ?> map) {
			content = new LinkedHashMap<>(map);
		}
		return (content != null && byEquals(value) && this.plans.equality().agree(value, content)) ? content : null;
	}

	/**
	 * Return whether a container asks its elements whether they are equal, and nobody
	 * else.
	 */
	boolean byEquals(Object container) {
		return !(container instanceof IdentityHashMap || OF_ANY_MAP.contains(container.getClass().getName())
				|| container instanceof SortedSet<?> set && !natural(set.comparator())
				|| container instanceof SortedMap<?, ?> map && !natural(map.comparator()));
	}

	private boolean natural(@Nullable Comparator<?> comparator) {
		return comparator == null || comparator == Comparator.naturalOrder()
				|| this.rules.has(Word.NATURAL, comparator.getClass().getName());
	}

}
