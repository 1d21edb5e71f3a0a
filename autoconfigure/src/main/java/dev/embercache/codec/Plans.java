package dev.embercache.codec;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.embercache.rules.LibraryRules;

/**
 * The registry of plans: one {@link Plan} for each class that a generation has met.
 * <p>
 * <b>What a plan is.</b> A plan knows how the values of one class are carried, and
 * nothing else. That of a scalar writes and reads one token. That of a node takes a value
 * apart into parts and puts parts together again. Encoding, decoding, copying and
 * comparing are all traversals of the graph that alternate these two steps
 * ({@link GraphWriter}, {@link GraphReader}, {@link GraphCopier},
 * {@link GraphComparison}), so a class is understood in one place for all four. Two more
 * kinds of plans exist in the registry only: a {@link RefusedPlan} says why values of a
 * class are not carried, and a {@link ChoicePlan} looks at each value to choose among
 * plans, for example because some objects of a class are beans and others are data.
 * <p>
 * <b>How a class gets its plan.</b> When {@linkplain #of(Object) a value is written}, its
 * class is looked up, and {@link PlanMaker} decides if it is new. The JDK's classes have
 * plans from the start. When {@linkplain #named(String) bytes are read}, the plan is
 * found by its name in these bytes, its head, which contains the class and the names of
 * its parts: a class that looks different now has another head and its bytes are not
 * read. A class is only resolved for a head if {@link AllowedTypes} has its name; an
 * unknown name never loads a class.
 * <p>
 * <b>Recursion.</b> Making a plan never asks for the plan of another class: the declared
 * type of a part tells nothing about the object that will be there. It only tells whether
 * the part can be written without a head, which is true of scalars
 * ({@link DeclaredPart}). So a class that holds itself needs no special care, and making
 * a plan is bounded by the number of its fields. Traversals do not recurse either: they
 * keep {@link Frame}s. The exception is {@link RecursiveCopier}, which is used for graphs
 * that are known to be shallow trees.
 * <p>
 * <b>Concessions.</b> The first plan of a class is the strictest. If a value is refused
 * and a {@link Concession} would help, such as leaving out a transient field that holds a
 * lock, the plan is dropped and the attempt is made again with a more lenient one. That
 * ends, because a concession is only made once.
 * <p>
 * <b>Threads.</b> Plans are published through concurrent maps, and what decides how
 * values are carried is final in them. Two threads may make a plan of the same class at
 * the same time; one of them is kept, and the other thread takes that. If a concession
 * was made meanwhile, the {@linkplain Concessions#revision() revision} has changed and
 * the plan is made again, so a plan never outlives the rules it was made by. Everything
 * else in a plan is a cache that can be lost: what was proven, how often it was used, the
 * code that was generated.
 * <p>
 * <b>Memory.</b> Plans hold classes of the application, and so does generated code. They
 * are reachable from here only, and nothing static holds them, so all of it goes when the
 * codec of a generation does. Plans of the JDK's classes hold nothing of the application
 * and may be shared between generations.
 */
final class Plans {

	private final KnownTypes types;

	private final JdkPlans jdk = new JdkPlans();

	private final PlanMaker maker;

	private final Concessions concessions = new Concessions();

	private final Equality equality = new Equality();

	private final Constancy constancy = new Constancy(this);

	private final Hibernate hibernate = new Hibernate();

	private final Map<Class<?>, Plan> byClass = new ConcurrentHashMap<>();

	private final Map<String, Plan> byHead = new ConcurrentHashMap<>();

	Plans(AllowedTypes allowedTypes, Customized customized, LibraryRules rules, ApplicationObjects applicationObjects) {
		this.types = new KnownTypes(allowedTypes, this.jdk, customized);
		this.maker = new PlanMaker(this.types, this.concessions, customized, rules, applicationObjects);
		this.jdk.addAll(JdkScalars.plans());
		this.jdk.add(JdkScalars.charset(java.nio.charset.Charset.class));
		JdkContainers.addTo(this.jdk);
		JdkObjects.addTo(this.jdk);
		SerialForms.addTo(this.jdk);
		JdkTypes.enums().forEach((type) -> this.jdk.add(new EnumPlan(type)));
		this.jdk.add(new ClassPlan(this.types));
	}

	AllowedTypes allowedTypes() {
		return this.types.allowed();
	}

	PlanMaker maker() {
		return this.maker;
	}

	Equality equality() {
		return this.equality;
	}

	Constancy constancy() {
		return this.constancy;
	}

	/**
	 * Return the object that is carried in place of a value: the entity behind a proxy.
	 */
	@Nullable Object unwrap(@Nullable Object value) {
		return (value != null) ? this.hibernate.unwrap(value) : null;
	}

	/**
	 * Attempt something, and again after each concession that the attempt asks for.
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
	 * Make a concession to a class from now on.
	 * @return whether it is new
	 */
	private boolean concede(Concession concession) {
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
		Class<?> type = (value instanceof Enum<?> constant && !JdkClasses.contains(value.getClass()))
				? constant.getDeclaringClass() : value.getClass();
		Plan plan = this.byClass.get(type);
		while (plan == null) {
			int revision = this.concessions.revision();
			Plan made = this.maker.make(type, value);
			plan = (revision == this.concessions.revision()) ? keep(type, made) : null;
		}
		return plan;
	}

	private Plan keep(Class<?> type, Plan plan) {
		Plan kept = this.byClass.putIfAbsent(type, plan);
		return (kept != null) ? kept : plan;
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
			return this.maker.array(this.types.named(head));
		}
		int end = Math.max(head.indexOf('('), head.indexOf(':'));
		Class<?> type = allowedTypes().resolve((end < 0) ? head : head.substring(0, end));
		Plan nameless = this.maker.findNameless(type, head);
		if (nameless != null) {
			return nameless;
		}
		if (JdkClasses.contains(type) || type.isInterface()
				|| Modifier.isAbstract(type.getModifiers()) && !type.isEnum()) {
			throw new Refusal("%s has no instances".formatted(type.getName()), Refusal.COMPUTED_ANEW);
		}
		return findByClass(type, head);
	}

	private Plan findByClass(Class<?> type, String head) {
		allowedTypes().allowPartsOf(type);
		allowedTypes().initialize(type, SerialHooks.readResolve(type) != null);
		Plan plan = this.byClass.get(type);
		if (plan == null) {
			plan = keep(type, this.maker.makeForRead(type));
		}
		Plan option = plan.named(head);
		if (option == null) {
			throw new Refusal("class %s has changed: %s was written, but it is now %s".formatted(type.getName(), head,
					plan.name()), Refusal.COMPUTED_ANEW);
		}
		return option;
	}

}
