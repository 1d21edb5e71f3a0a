package dev.embercache.codec;

import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import dev.embercache.rules.LibraryRules;

/**
 * The plans of one generation, made when a class is first met. Nothing static here or
 * below holds a class of the application, so everything dies with the codec.
 */
final class Plans {

	private final AllowedTypes allowedTypes;

	private final PlanMaker maker;

	private final Equality equality = new Equality();

	private final KeyForms keyForms;

	private final ComparedFields comparedFields = new ComparedFields(this);

	private final JdkPlans jdk = new JdkPlans();

	private final Map<Class<?>, Plan> byClass = new ConcurrentHashMap<>();

	private final Map<String, Plan> byHead = new ConcurrentHashMap<>();

	private final Concessions concessions = new Concessions();

	private final Set<NodePlan> proven = ConcurrentHashMap.newKeySet();

	private final Set<NodePlan> copied = ConcurrentHashMap.newKeySet();

	private final Constancy constancy = new Constancy(this);

	private final Hibernate hibernate = new Hibernate();

	Plans(AllowedTypes allowedTypes, Customized customized, LibraryRules rules, ApplicationObjects applicationObjects) {
		this.allowedTypes = allowedTypes;
		this.keyForms = new KeyForms(this, rules);
		this.maker = new PlanMaker(this, customized, rules, applicationObjects);
		this.jdk.addAll(JdkScalars.plans());
		this.jdk.add(JdkScalars.charset(Charset.class));
		JdkContainers.addTo(this.jdk);
		JdkObjects.addTo(this.jdk);
		SerialForms.addTo(this.jdk, this.equality);
		JdkTypes.enums().forEach((type) -> this.jdk.add(new EnumPlan(type)));
		this.jdk.add(new ClassPlan(this));
	}

	AllowedTypes allowedTypes() {
		return this.allowedTypes;
	}

	JdkPlans jdk() {
		return this.jdk;
	}

	Hibernate hibernate() {
		return this.hibernate;
	}

	PlanMaker maker() {
		return this.maker;
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

	/**
	 * Do something once more as long as what refuses can be left to a class.
	 */
	<T> T conceding(Supplier<T> attempt) {
		while (true) {
			try {
				return attempt.get();
			}
			catch (CodecException ex) {
				Concession concession = ex.concession();
				if (concession == null || !concede(concession)) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Leave something to a class from now on.
	 * @return whether that is new
	 */
	boolean concede(Concession concession) {
		if (concession instanceof Concession.LeaveOut left && !this.maker.neverCarries(left.field().getType())) {
			// Other values of the class may have something in it that is carried.
			return false;
		}
		boolean added = this.concessions.add(concession);
		if (added) {
			this.byClass.remove(concession.type());
			this.constancy.forget(concession.type());
		}
		return added;
	}

	Concessions concessions() {
		return this.concessions;
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
		Class<?> type = (value instanceof Enum<?> constant && !AllowedTypes.jdk(value.getClass()))
				? constant.getDeclaringClass() : value.getClass();
		Plan plan = this.byClass.get(type);
		while (plan == null) {
			int revision = this.concessions.revision();
			Plan made = this.maker.make(type, value);
			// One that was made before something was conceded is made anew.
			plan = (revision == this.concessions.revision()) ? keep(type, made) : null;
		}
		return plan;
	}

	private Plan keep(Class<?> type, Plan plan) {
		Plan kept = this.byClass.putIfAbsent(type, plan);
		return (kept != null) ? kept : plan;
	}

	/**
	 * Return what a declared type says about a part.
	 */
	DeclaredPart declared(Class<?> declaredType) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(declaredType);
		ScalarPlan scalar = null;
		if (this.jdk.of(type) instanceof ScalarPlan known) {
			scalar = known;
		}
		else if (type.isEnum() && !AllowedTypes.jdk(type)) {
			this.allowedTypes.admit(type);
			scalar = (ScalarPlan) keep(type, new EnumPlan(type));
		}
		return new DeclaredPart(type, scalar, declaredType.isPrimitive());
	}

	/**
	 * Check that a class can be resolved when its name is read.
	 * @throws Refusal if it cannot
	 */
	void admit(Class<?> type) {
		if (type.isArray()) {
			admit(type.componentType());
		}
		else if (AllowedTypes.jdk(type)) {
			if (JdkTypes.named(type.getName()) != type && this.jdk.of(type) == null) {
				throw Refusals.unknown(type);
			}
		}
		else {
			this.allowedTypes.admit(type);
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
		return (plan != null && plan.type().getName().equals(name)) ? plan.type() : this.allowedTypes.resolve(name);
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
			return this.maker.array(type(head));
		}
		int end = Math.max(head.indexOf('('), head.indexOf(':'));
		Class<?> type = this.allowedTypes.resolve((end < 0) ? head : head.substring(0, end));
		Plan nameless = this.maker.findNameless(type, head);
		if (nameless != null) {
			return nameless;
		}
		if (AllowedTypes.jdk(type) || type.isInterface()
				|| Modifier.isAbstract(type.getModifiers()) && !type.isEnum()) {
			throw new Refusal("%s has no instances".formatted(type.getName()), GraphReader.REMEDY);
		}
		this.allowedTypes.allowPartsOf(type);
		this.allowedTypes.initialize(type, SerialHooks.readResolve(type) != null);
		Plan plan = this.byClass.get(type);
		if (plan == null) {
			plan = keep(type, this.maker.makeForRead(type));
		}
		Plan option = plan.named(head);
		if (option == null) {
			throw new Refusal("class %s looks different now: %s was written, it is %s".formatted(type.getName(), head,
					plan.name()), GraphReader.REMEDY);
		}
		return option;
	}

}
