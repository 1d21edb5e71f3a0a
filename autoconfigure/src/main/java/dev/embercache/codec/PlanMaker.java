package dev.embercache.codec;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Decides how the values of a class are carried.
 * <p>
 * The first of these that applies decides: an object that exists once is carried by its
 * name; one that the application is made of is refused; one that is not data is refused.
 * Otherwise, a class is carried by the user's own customizer, by what is known about its
 * library, by the object that stands for it when it is serialized, by its components, by
 * its own serialized form, or by its fields.
 */
final class PlanMaker {

	private final KnownTypes types;

	private final Concessions concessions;

	private final Customized customized;

	private final Refusals refusals;

	private final LibraryRules rules;

	private final ApplicationObjects applicationObjects;

	private final Map<Class<?>, Plan> unasked = new ConcurrentHashMap<>();

	PlanMaker(KnownTypes types, Concessions concessions, Customized customized, LibraryRules rules,
			ApplicationObjects applicationObjects) {
		this.types = types;
		this.concessions = concessions;
		this.customized = customized;
		this.rules = rules;
		this.refusals = new Refusals(rules);
		this.applicationObjects = applicationObjects;
	}

	/**
	 * Make the plan of the class of a value, a {@link RefusedPlan} included.
	 */
	Plan make(Class<?> type, Object value) {
		ConstantPlan byRule = findByRule(type);
		if (byRule != null) {
			return new ChoicePlan(type, (each) -> byRule.isConstant(each) ? byRule : byRule.planOfOthers(each),
					List.of(byRule));
		}
		return distinguish(type, makeForData(type, value));
	}

	/**
	 * Find the plan of what has no class of its own, but is known to exist once.
	 */
	private @Nullable ConstantPlan findByRule(Class<?> type) {
		if (type.isHidden()) {
			for (Class<?> implemented : type.getInterfaces()) {
				ConstantPlan plan = ofRule(implemented, makeForData(type, type));
				if (plan != null) {
					return plan;
				}
			}
		}
		return null;
	}

	/**
	 * Return the plan of constants that a rule names, or {@code null}.
	 * @param others the plan of what is no such constant
	 */
	private @Nullable ConstantPlan ofRule(Class<?> type, Plan others) {
		ConstantSources constants = ConstantSources.of(type,
				this.rules.methods(Word.CONSTANT, type.getName()).keySet());
		return (constants != null) ? new ConstantPlan(type, constants, others) : null;
	}

	/**
	 * Make the plan of a class that was found in bytes.
	 * @throws Refusal if its values are not carried
	 */
	Plan makeForRead(Class<?> type) {
		Refusal refusal = this.refusals.of(type);
		if (refusal != null) {
			throw refusal;
		}
		return distinguish(type, makeForClass(type));
	}

	/**
	 * Return the plan that a rule gives to values of an interface which have no class of
	 * their own, or {@code null}.
	 */
	@Nullable Plan findNameless(Class<?> type, String head) {
		if (head.endsWith(UnaskedLazyPlan.SUFFIX)) {
			return unasked(type);
		}
		if (!type.isInterface()) {
			return null;
		}
		Plan constant = ofRule(type, new RefusedPlan(type, new Refusal("it is not a constant", Refusal.COMPUTED_ANEW)));
		return (constant != null && constant.name().equals(head)) ? constant
				: IterablePlan.ofInterface(type, this.rules);
	}

	private Plan unasked(Class<?> type) {
		return this.unasked.computeIfAbsent(type, (key) -> {
			if (!UnaskedLazy.isDelegate(key)) {
				throw new Refusal("%s is not a lazy property of Kotlin".formatted(key.getName()),
						Refusal.COMPUTED_ANEW);
			}
			this.types.admit(key);
			return new UnaskedLazyPlan(key);
		});
	}

	private Plan distinguish(Class<?> type, Plan plan) {
		if (JdkClasses.contains(type) || type.isArray() || type.isEnum()) {
			return plan;
		}
		return unlessConstant(type, unlessOfApplication(type, plan), plan);
	}

	/**
	 * Some objects of a class exist once, others are data.
	 */
	private static Plan unlessConstant(Class<?> type, Plan plan, Plan carried) {
		ConstantSources constants = (carried instanceof RefusedPlan) ? null : ConstantSources.of(type);
		if (constants == null) {
			return plan;
		}
		ConstantPlan constant = new ConstantPlan(type, constants, plan);
		List<Plan> options = new ArrayList<>(List.of(constant));
		options.addAll(optionsOf(plan));
		return new ChoicePlan(type, (value) -> (constants.nameOf(value) != null) ? constant : chosen(plan, value),
				options);
	}

	/**
	 * Some objects of a class are those that the application lives on, others are data.
	 */
	private Plan unlessOfApplication(Class<?> type, Plan plan) {
		if (!this.applicationObjects.mayInclude(type)) {
			return plan;
		}
		return new ChoicePlan(type, (value) -> {
			String description = this.applicationObjects.describe(value);
			if (description != null) {
				return new RefusedPlan(type, new Refusal("it is " + description, Refusal.NO_DATA));
			}
			return chosen(plan, value);
		}, optionsOf(plan));
	}

	private static List<Plan> optionsOf(Plan plan) {
		return (plan instanceof ChoicePlan choice) ? choice.options() : List.of(plan);
	}

	private static Plan chosen(Plan plan, Object value) {
		return (plan instanceof ChoicePlan choice) ? choice.choose(value) : plan;
	}

	private Plan makeForData(Class<?> type, Object value) {
		try {
			if (type == UnaskedLazy.class) {
				return new ChoicePlan(type, (lazy) -> unasked(((UnaskedLazy) lazy).delegate().getClass()), List.of());
			}
			Plan plan = JdkClasses.contains(type) ? makeForJdk(type, value) : null;
			if (plan != null) {
				return plan;
			}
			if (type.isArray()) {
				this.types.admit(type);
				return array(type);
			}
			NodePlan iterable = IterablePlan.find(type, this.rules);
			if (iterable != null) {
				return iterable;
			}
			Refusal refusal = this.refusals.of(type);
			if (refusal != null) {
				return new RefusedPlan(type, refusal);
			}
			NodePlan collection = Hibernate.collection(type);
			if (collection != null) {
				return collection;
			}
			this.types.allowed().admit(type);
			return makeForClass(type);
		}
		catch (Refusal ex) {
			return new RefusedPlan(type, ex);
		}
		catch (RuntimeException | LinkageError ex) {
			return new RefusedPlan(type, new Refusal("class %s cannot be inspected (%s)".formatted(type.getName(), ex),
					Refusal.HOLD_OTHERWISE, ex));
		}
	}

	private @Nullable Plan makeForJdk(Class<?> type, Object value) {
		JdkPlans jdk = this.types.jdk();
		Plan plan = jdk.of(type);
		if (plan == null && value instanceof Enum<?> constant) {
			plan = jdk.of(constant.getDeclaringClass());
		}
		if (plan == null && type.isArray()) {
			return null;
		}
		if (plan == null && value instanceof Charset) {
			plan = JdkScalars.charset(type);
		}
		if (plan == null) {
			plan = JdkContainers.view(type);
		}
		if (plan == null) {
			plan = JdkSecurity.find(type);
		}
		if (plan == null) {
			Refusal refusal = this.refusals.of(type);
			plan = new RefusedPlan(type, (refusal != null) ? refusal : Refusal.ofJdk(type));
		}
		return plan;
	}

	private Plan makeForClass(Class<?> type) {
		if (this.customized.handles(type)) {
			return new CustomizedPlan(type, this.customized);
		}
		if (type.isEnum()) {
			return this.types.ofEnum(type);
		}
		if (EnumEntriesPlan.handles(type)) {
			return ofEntries(type);
		}
		NodePlan known = ArgumentsPlan.find(type, this.rules);
		known = (known != null) ? known : Protobuf.find(type);
		if (known != null) {
			return known;
		}
		Method writeReplace = isByFields(type) ? null : SerialHooks.writeReplace(type);
		return (writeReplace != null) ? replacing(type, writeReplace) : makeWithoutReplacement(type);
	}

	private Plan ofEntries(Class<?> type) {
		EnumEntriesPlan entries = new EnumEntriesPlan(type, this.types);
		Method writeReplace = SerialHooks.writeReplace(type);
		Plan others = (writeReplace != null) ? replacing(type, writeReplace) : makeWithoutReplacement(type);
		List<Plan> options = new ArrayList<>(List.of(entries));
		options.addAll(optionsOf(others));
		return new ChoicePlan(type, (value) -> entries.isThatOfItsEnum(value) ? entries : chosen(others, value),
				options);
	}

	/**
	 * Return whether nothing that a declaration allows is ever carried, such as a lock.
	 */
	boolean neverCarries(Class<?> declared) {
		if (this.refusals.of(declared) != null) {
			return true;
		}
		return JdkClasses.contains(declared) && declared != Object.class && !declared.isArray()
				&& !declared.isInterface() && !Modifier.isAbstract(declared.getModifiers())
				&& this.types.jdk().of(declared) == null;
	}

	private boolean isByFields(Class<?> type) {
		return this.rules.has(Word.FIELDS, type.getName()) || this.concessions.byFields(type);
	}

	/**
	 * A class may put another object in its place or itself, as each value demands. What
	 * cannot lead back is no stand-in.
	 */
	private Plan replacing(Class<?> type, Method writeReplace) {
		Plan replaced = new ReplacementPlan(type, writeReplace, this.rules.has(Word.IMMUTABLE, type.getName()));
		Plan itself = SerialHooks.ownForm(type) ? makeOfFields(type) : makeWithoutReplacement(type);
		return new ChoicePlan(type, (value) -> ReplacementPlan.standsFor(SerialHooks.invoke(writeReplace, value), value)
				? replaced : itself, List.of(itself, replaced));
	}

	/**
	 * Make the plan of a class that goes by what it is made of, whatever it puts in its
	 * place when it is serialized.
	 */
	Plan makeWithoutReplacement(Class<?> type) {
		if (type.isRecord()) {
			return new RecordPlan(type, this.types);
		}
		if (!this.rules.has(Word.FIELDS, type.getName()) && SerialHooks.ownForm(type)) {
			return new SerialPlan(type, false, this.concessions.leftOut(type));
		}
		Class<?> stateful = JdkClasses.statefulSuperclass(type);
		if (stateful != null && SerialHooks.formIsWhole(stateful)) {
			return new SerialPlan(type, false, this.concessions.leftOut(type));
		}
		return makeOfFields(type);
	}

	private Plan makeOfFields(Class<?> type) {
		Class<?> stateful = JdkClasses.statefulSuperclass(type);
		if (stateful != null) {
			return new RefusedPlan(type, new Refusal("superclass %s has state of its own".formatted(stateful.getName()),
					Refusal.HOLD_OTHERWISE));
		}
		return fields(type);
	}

	/**
	 * Make the plan of the fields of a class, whatever else is said about it.
	 */
	FieldPlan fields(Class<?> type) {
		return FieldPlan.of(type, this.types, this.concessions.leftOut(type));
	}

	Plan array(Class<?> type) {
		return type.componentType().isPrimitive() ? new ArrayPlan.OfPrimitives(type)
				: new ArrayPlan(type, this.types.declared(type.componentType()));
	}

}
