package dev.embercache.codec;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.embercache.rules.LibraryRules;

import org.springframework.util.ClassUtils;

/**
 * The plans of one generation, made when a class is first met. Nothing static here or
 * below holds a class of the application, so everything dies with the codec.
 */
final class Plans {

	private final World world;

	private final Customized customized;

	private final Refusals refusals;

	private final ApplicationObjects applicationObjects;

	private final Equality equality = new Equality();

	private final KeyForms keyForms;

	private final ComparedFields comparedFields = new ComparedFields(this);

	private final JdkPlans jdk = new JdkPlans();

	private final Map<Class<?>, Plan> byClass = new ConcurrentHashMap<>();

	private final Map<String, Plan> byHead = new ConcurrentHashMap<>();

	private final Set<NodePlan> proven = ConcurrentHashMap.newKeySet();

	private final Set<NodePlan> copied = ConcurrentHashMap.newKeySet();

	private final Constancy constancy = new Constancy(this);

	private final Hibernate hibernate = new Hibernate();

	Plans(World world, Customized customized, LibraryRules rules, ApplicationObjects applicationObjects) {
		this.refusals = new Refusals(rules);
		this.keyForms = new KeyForms(this, rules);
		this.applicationObjects = applicationObjects;
		this.world = world;
		this.customized = customized;
		this.jdk.addAll(JdkScalars.plans());
		this.jdk.add(JdkScalars.charset(Charset.class));
		JdkContainers.addTo(this.jdk);
		JdkObjects.addTo(this.jdk);
		SerialForms.addTo(this.jdk, this.equality);
		JdkTypes.enums().forEach((type) -> this.jdk.add(new EnumPlan(type)));
		this.jdk.add(new ClassPlan(this));
	}

	World world() {
		return this.world;
	}

	Equality equality() {
		return this.equality;
	}

	KeyForms keyForms() {
		return this.keyForms;
	}

	ComparedFields comparedFields() {
		return this.comparedFields;
	}

	/**
	 * Return what is carried instead of a value: the entity behind a proxy of it.
	 */
	@Nullable Object unwrap(@Nullable Object value) {
		return (value != null) ? this.hibernate.unwrap(value) : null;
	}

	Constancy constancy() {
		return this.constancy;
	}

	/**
	 * Return whether values of a plan were seen coming back from a copy. Its parts are
	 * shared, so this says less than one from bytes.
	 */
	boolean copied(NodePlan plan) {
		return this.copied.contains(plan);
	}

	void proveCopy(NodePlan plan) {
		this.copied.add(plan);
	}

	boolean proven(NodePlan plan) {
		return this.proven.contains(plan);
	}

	void prove(NodePlan plan) {
		this.proven.add(plan);
	}

	/**
	 * Return the plan of a value, a {@link RefusedPlan} included.
	 */
	Plan of(Object value) {
		if (value instanceof String text) {
			return JdkTexts.isWellFormed(text) ? JdkScalars.STRING : JdkScalars.UTF_16;
		}
		Plan plan = ofClass(value);
		return (plan instanceof ChoicePlan choice) ? choice.choose(value) : plan;
	}

	/**
	 * Return the plan of the class of a value, a {@link ChoicePlan} and a
	 * {@link RefusedPlan} included. Of a text, this is the plan of most.
	 */
	Plan ofClass(Object value) {
		Class<?> type = (value instanceof Enum<?> constant && !World.jdk(value.getClass()))
				? constant.getDeclaringClass() : value.getClass();
		Plan plan = this.byClass.get(type);
		if (plan == null) {
			plan = keep(type, make(type, value));
		}
		return plan;
	}

	private Plan keep(Class<?> type, Plan plan) {
		Plan kept = this.byClass.putIfAbsent(type, plan);
		return (kept != null) ? kept : plan;
	}

	private Plan make(Class<?> type, Object value) {
		try {
			Plan plan = World.jdk(type) ? makeForJdk(type, value) : null;
			if (plan != null) {
				return plan;
			}
			if (type.isArray()) {
				admit(type);
				return array(type);
			}
			NodePlan streamable = Streamables.find(type);
			if (streamable != null) {
				return streamable;
			}
			Refusal refusal = this.refusals.of(type);
			if (refusal != null) {
				return new RefusedPlan(type, refusal);
			}
			NodePlan collection = this.hibernate.collection(type);
			if (collection != null) {
				return collection;
			}
			this.world.admit(type);
			Plan made = makeForClass(type);
			return this.applicationObjects.mayInclude(type) ? unlessOfApplication(type, made) : made;
		}
		catch (Refusal ex) {
			return new RefusedPlan(type, ex);
		}
		catch (RuntimeException | LinkageError ex) {
			return new RefusedPlan(type, new Refusal(
					"class %s cannot be taken apart (%s)".formatted(type.getName(), ex), Refusal.HOLD_OTHERWISE, ex));
		}
	}

	/**
	 * Some objects of a class are those that the application lives on, others are data.
	 */
	private Plan unlessOfApplication(Class<?> type, Plan plan) {
		return new ChoicePlan(type, (value) -> {
			String description = this.applicationObjects.describe(value);
			if (description != null) {
				return new RefusedPlan(type, new Refusal("it is the " + description, Refusal.NO_DATA));
			}
			return (plan instanceof ChoicePlan choice) ? choice.choose(value) : plan;
		}, (plan instanceof ChoicePlan choice) ? choice.options() : List.of(plan));
	}

	private @Nullable Plan makeForJdk(Class<?> type, Object value) {
		Plan plan = this.jdk.of(type);
		if (plan == null && value instanceof Enum<?> constant) {
			plan = this.jdk.of(constant.getDeclaringClass());
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
			plan = new RefusedPlan(type, (refusal != null) ? refusal : Refusals.unknown(type));
		}
		return plan;
	}

	private Plan makeForClass(Class<?> type) {
		if (this.customized.handles(type)) {
			return new CustomizedPlan(type, this.customized, this.equality);
		}
		if (type.isEnum()) {
			return new EnumPlan(type);
		}
		NodePlan known = SimpleKeyPlan.handles(type) ? SimpleKeyPlan.find(type) : Protobuf.find(type);
		if (known != null) {
			return known;
		}
		Method writeReplace = type.getName().contains(".jackson.databind.node.") ? null
				: SerialHooks.writeReplace(type);
		if (writeReplace != null) {
			return replacing(type, writeReplace);
		}
		return makeWithoutReplacement(type);
	}

	/**
	 * A class may put another object in its place or itself, as each value demands.
	 */
	private Plan replacing(Class<?> type, Method writeReplace) {
		Plan replaced = new ReplacementPlan(type, writeReplace, this.equality);
		Plan itself = makeWithoutReplacement(type);
		return new ChoicePlan(type,
				(value) -> (SerialHooks.invoke(writeReplace, value).getClass() == type) ? itself : replaced,
				List.of(itself, replaced));
	}

	Plan makeWithoutReplacement(Class<?> type) {
		if (type.isRecord()) {
			return new RecordPlan(type, this);
		}
		if (SerialHooks.ownForm(type)) {
			return new SerialPlan(type, false, this.equality);
		}
		Class<?> stateful = World.statefulSuperclass(type);
		if (stateful != null) {
			return new RefusedPlan(type, new Refusal("superclass %s has state of its own".formatted(stateful.getName()),
					Refusal.HOLD_OTHERWISE));
		}
		return new FieldPlan(type, this);
	}

	private Plan array(Class<?> type) {
		return type.componentType().isPrimitive() ? new ArrayPlan.OfPrimitives(type)
				: new ArrayPlan(type, slot(type.componentType()));
	}

	/**
	 * Return the place that a declaration makes.
	 */
	Slot slot(Class<?> declared) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(declared);
		ScalarPlan scalar = null;
		if (this.jdk.of(type) instanceof ScalarPlan known) {
			scalar = known;
		}
		else if (type.isEnum() && !World.jdk(type)) {
			this.world.admit(type);
			scalar = (ScalarPlan) keep(type, new EnumPlan(type));
		}
		return new Slot(type, scalar, declared.isPrimitive());
	}

	/**
	 * Check that a class can be resolved when its name is read.
	 * @throws Refusal if it cannot
	 */
	void admit(Class<?> type) {
		if (type.isArray()) {
			admit(type.componentType());
		}
		else if (World.jdk(type)) {
			if (JdkTypes.named(type.getName()) != type && this.jdk.of(type) == null) {
				throw Refusals.unknown(type);
			}
		}
		else {
			this.world.admit(type);
		}
	}

	/**
	 * Return the type of a name that was found in bytes.
	 * @throws Refusal if it is not to be resolved
	 */
	Class<?> type(String name) {
		if (name.endsWith("[]")) {
			return type(name.substring(0, name.length() - 2)).arrayType();
		}
		Class<?> type = JdkTypes.named(name);
		if (type != null) {
			return type;
		}
		Plan plan = this.jdk.named(name);
		return (plan != null && plan.type().getName().equals(name)) ? plan.type() : this.world.resolve(name);
	}

	/**
	 * Return the plan of a head that was found in bytes.
	 * @throws Refusal if it is not one of this generation
	 */
	Plan named(String head) {
		Plan plan = this.byHead.get(head);
		if (plan == null) {
			plan = find(head);
			this.byHead.put(head, plan);
		}
		return plan;
	}

	private Plan find(String head) {
		Plan known = this.jdk.named(head);
		if (known != null) {
			return known;
		}
		if (head.endsWith("[]")) {
			return array(type(head));
		}
		int end = Math.max(head.indexOf('('), head.indexOf(':'));
		Class<?> type = this.world.resolve((end < 0) ? head : head.substring(0, end));
		NodePlan streamable = Streamables.ofInterface(type);
		if (streamable != null) {
			return streamable;
		}
		Refusal refusal = this.refusals.of(type);
		if (refusal != null) {
			throw refusal;
		}
		if (World.jdk(type) || type.isInterface() || Modifier.isAbstract(type.getModifiers()) && !type.isEnum()) {
			throw new Refusal("%s has no instances".formatted(type.getName()), GraphReader.REMEDY);
		}
		this.world.allow(type);
		Plan plan = this.byClass.get(type);
		if (plan == null) {
			plan = keep(type, makeForClass(type));
		}
		Plan option = (plan instanceof ChoicePlan choice) ? choice.named(head) : null;
		if (option != null) {
			return option;
		}
		if (!plan.name().equals(head)) {
			throw new Refusal("class %s looks different now: %s was written, it is %s".formatted(type.getName(), head,
					plan.name()), GraphReader.REMEDY);
		}
		return plan;
	}

}
